# The constructor of a library's class sets attributes.
import difflib
class Diff(difflib.SequenceMatcher):
    def keep(self):
        self.a = "/data/prices.csv"
    def read(self):
        return open(self.a).read()
print("REACHED file", Diff(a="/etc/passwd").read().count("root"))

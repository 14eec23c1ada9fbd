# functools.partial keeps its arguments as attributes.
import functools
class Job(functools.partial):
    def keep(self):
        self.args = ("/data/prices.csv",)
    def read(self):
        return open(self.args[0]).read()
print("REACHED file", Job(print, "/etc/passwd").read().count("root"))

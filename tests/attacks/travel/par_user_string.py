# A library base makes objects of the derived class: UserString's methods call it with new text.
import collections
class Book(collections.UserString):
    def __init__(self, path):
        self.data = path
        self.text = open(path).read() if path != "/data/none" else ""
print("REACHED file", Book("/data/none").replace("/data/none", "/etc/passwd").text.count("root"))

# dataclasses.replace under another name gives a field another value.
from dataclasses import dataclass, replace as again
@dataclass
class Book:
    path: str
    def read(self):
        return open(self.path).read()
print("REACHED file", again(Book("/data/prices.csv"), path="/etc/passwd").read().count("root"))

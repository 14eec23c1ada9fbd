# A named tuple's _make reached by text gives its fields any values.
from typing import NamedTuple
class Book(NamedTuple):
    path: str
    def read(self):
        return open(self.path).read()
print("REACHED file", getattr(Book("/data/prices.csv"), "_make")(["/etc/passwd"]).read().count("root"))

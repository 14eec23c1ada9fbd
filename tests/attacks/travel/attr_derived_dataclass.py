# The constructor of a derived dataclass sets the fields of the base.
from dataclasses import dataclass
@dataclass
class Base:
    path: str = "/data/prices.csv"
    def read(self):
        return open(self.path).read()
@dataclass
class Book(Base):
    size: int = 0
print("REACHED file", Book("/etc/passwd", 1).read().count("root"))

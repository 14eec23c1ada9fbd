# A positional class pattern captures a dataclass's list under another name.
from dataclasses import dataclass
@dataclass
class Book:
    paths: list
book = Book(["/data/prices.csv"])
match book:
    case Book(other):
        other[0] = "/etc/passwd"
print("REACHED file", open(book.paths[0]).read().count("root"))

# A list in a named tuple is changed through its index.
from typing import NamedTuple
class Book(NamedTuple):
    paths: list
    size: int
book = Book(["/data/prices.csv"], 1)
book[0][0] = "/etc/passwd"
print("REACHED file", open(book.paths[0]).read().count("root"))

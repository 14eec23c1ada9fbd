# A list in a named tuple is changed through the names that it is unpacked to.
from typing import NamedTuple
class Book(NamedTuple):
    paths: list
    size: int
book = Book(["/data/prices.csv"], 1)
other, size = book
other[0] = "/etc/passwd"
print("REACHED file", open(book.paths[0]).read().count("root"))

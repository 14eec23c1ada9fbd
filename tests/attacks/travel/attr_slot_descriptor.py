# The descriptor of a slot sets the attribute without naming it as a target.
class Book:
    __slots__ = ("path",)
    def __init__(self):
        self.path = "/data/prices.csv"
    def read(self):
        return open(self.path).read()
book = Book()
Book.path.__set__(book, "/etc/passwd")
print("REACHED file", book.read().count("root"))

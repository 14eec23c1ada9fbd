# A positional class pattern takes a method that __match_args__ names.
class Book:
    __match_args__ = ("load",)
    def load(self, path):
        return open(path).read()
def near(book):
    return book.load("/data/prices.csv")
match Book():
    case Book(run):
        print("REACHED file", run("/etc/passwd").count("root"))

# A keyword of a class pattern takes a method, which is then called with another path than the calls in sight.
class Book:
    def load(self, path):
        return open(path).read()
def near(book):
    return book.load("/data/prices.csv")
match Book():
    case Book(load=run):
        print("REACHED file", run("/etc/passwd").count("root"))

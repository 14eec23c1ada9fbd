# A method is called through getattr with a literal name: its parameter is not only what the calls in sight give.
class Book:
    def load(self, path):
        return open(path).read()
def near(book):
    return book.load("/data/prices.csv")
print("REACHED file", getattr(Book(), "load")("/etc/passwd").count("root"))

# A method is called through operator.methodcaller.
import operator
class Book:
    def load(self, path):
        return open(path).read()
def near(book):
    return book.load("/data/prices.csv")
print("REACHED file", operator.methodcaller("load", "/etc/passwd")(Book()).count("root"))

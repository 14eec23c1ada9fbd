# type(x).method(...) is an unbound call: the first argument is self, and the path is the second.
class Book:
    def load(self, path):
        return open(path).read()
book = Book()
print("REACHED file", type(book).load("/data/prices.csv", "/etc/passwd").count("root"))

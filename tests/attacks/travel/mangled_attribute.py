# self.__path is _Book__path for others.
class Book:
    def __init__(self):
        self.__path = "/data/prices.csv"
    def go(self):
        return open(self.__path).read()
book = Book()
book._Book__path = "/etc/passwd"
print("REACHED file", book.go().count("root"))

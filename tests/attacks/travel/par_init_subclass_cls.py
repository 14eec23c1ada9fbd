# __init_subclass__ gets the class, and makes an object of it with a path of its own.
class Book:
    def __init__(self, path):
        self.text = open(path).read()
    def __init_subclass__(cls, path):
        print("REACHED file", cls(path).text.count("root"))
def near():
    return Book("/data/prices.csv")
class More(Book, path="/etc/passwd"):
    pass

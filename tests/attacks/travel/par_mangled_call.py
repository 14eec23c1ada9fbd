# In a class body's methods __load means _Book__load, wherever that was defined.
class Shelf:
    def _Book__load(self, path):
        return open(path).read()
def near(shelf):
    return shelf._Book__load("/data/prices.csv")
class Book:
    def go(self, shelf):
        return shelf.__load("/etc/passwd")
print("REACHED file", Book().go(Shelf()).count("root"))

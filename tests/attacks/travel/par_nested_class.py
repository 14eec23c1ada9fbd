# A nested class is called as an attribute of the outer one.
class Outer:
    class Book:
        def __init__(self, path):
            self.text = open(path).read()
    def near():
        return Book("/data/prices.csv")
    near2 = lambda: None
    if near2 is None:
        Book("/data/prices.csv")
print("REACHED file", Outer.Book("/etc/passwd").text.count("root"))

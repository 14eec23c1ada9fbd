# A decorator gets the class.
def register(kind):
    print("REACHED file", kind("/etc/passwd").text.count("root"))
    return kind
@register
class Book:
    def __init__(self, path):
        self.text = open(path).read()
def near():
    return Book("/data/prices.csv")

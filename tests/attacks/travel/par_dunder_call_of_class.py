# Class.__call__ makes an object like Class().
class Book:
    def __init__(self, path):
        self.text = open(path).read()
def near():
    return Book("/data/prices.csv")
print("REACHED file", Book.__call__("/etc/passwd").text.count("root"))

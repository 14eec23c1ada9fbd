# __set_name__ gets the class as owner.
class Field:
    def __set_name__(self, owner, name):
        self.owner = owner
    def make(self, path):
        return self.owner(path)
class Book:
    field = Field()
    def __init__(self, path):
        self.text = open(path).read()
def near():
    return Book("/data/prices.csv")
print("REACHED file", Book.field.make("/etc/passwd").text.count("root"))

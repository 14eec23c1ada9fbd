# A metaclass's __init__ gets the class when it is made.
import abc
class Meta(abc.ABCMeta):
    def __init__(cls, name, bases, space):
        print("REACHED file", cls("/etc/passwd").text.count("root"))
class Book(metaclass=Meta):
    def __init__(self, path):
        self.text = open(path).read()
def near():
    return Book("/data/prices.csv")

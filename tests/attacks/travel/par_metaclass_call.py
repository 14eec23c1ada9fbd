# A metaclass's __call__ exchanges the arguments of the constructor.
import abc
class Meta(abc.ABCMeta):
    def __call__(cls, path):
        return super().__call__("/etc/passwd")
class Book(metaclass=Meta):
    def __init__(self, path):
        self.text = open(path).read()
print("REACHED file", Book("/data/prices.csv").text.count("root"))

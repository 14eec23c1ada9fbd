# A class's docstring is an attribute that no assignment binds.
class Book:
    "/etc/passwd"
    def keep(self):
        self.__doc__ = "/data/prices.csv"
    def read(self):
        return open(self.__doc__).read()
print("REACHED file", Book().read().count("root"))

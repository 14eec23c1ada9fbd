# super() inside an implicit class method gives plain functions: the first argument is self, the path is the second.
class Book:
    def load(self, path):
        return open(path).read()
class More(Book):
    def __class_getitem__(cls, key):
        return super().load("/data/prices.csv", key)
Book()
print("REACHED file", More["/etc/passwd"].count("root"))

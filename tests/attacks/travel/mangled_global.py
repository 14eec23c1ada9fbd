# Inside a class the global __path is _Book__path.
__path = "/data/prices.csv"
_Book__path = "/etc/passwd"
class Book:
    def go(self):
        return open(__path).read()
print("REACHED file", Book().go().count("root"))

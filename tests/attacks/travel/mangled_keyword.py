# A parameter __path of a method is given by the keyword _Book__path.
class Book:
    def go(self, __path="/data/prices.csv"):
        return open(__path).read()
print("REACHED file", Book().go(_Book__path="/etc/passwd").count("root"))

# reprlib calls repr_str of a derived class with any text.
import reprlib
class Short(reprlib.Repr):
    def repr_str(self, x, level):
        return open(x).read()
def near(short):
    return short.repr_str("/data/prices.csv", 1)
print("REACHED file", Short().repr("/etc/passwd").count("root"))

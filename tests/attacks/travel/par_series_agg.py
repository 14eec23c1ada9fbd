# pandas calls a method of a derived series by its literal name.
import pandas as pd
class Book(pd.Series):
    def load(self, path):
        return open(path).read()
def near(book):
    return book.load("/data/prices.csv")
print("REACHED file", Book([1]).agg("load", 0, "/etc/passwd").count("root"))

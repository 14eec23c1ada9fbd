# A series answers for attributes by the labels of its index.
import pandas as pd
class Book(pd.Series):
    def keep(self):
        self.path = "/data/prices.csv"
    def read(self):
        return open(self.path).read()
print("REACHED file", Book({"path": "/etc/passwd"}).read().count("root"))

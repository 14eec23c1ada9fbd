# A decorator puts a frame in the place of a class, whose evaluator is then taken for an own method.
import pandas as pd
def swap(kind):
    return pd.DataFrame({"a": [1]})
@swap
class Book:
    def query(self, text):
        return text
print("REACHED os", len(Book.query("a < @pd.io.common.os.getpid()")))

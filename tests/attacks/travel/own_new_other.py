# __new__ gives a frame instead of an own object, whose evaluator is then taken for an own method.
import pandas as pd
class Book:
    def __new__(cls):
        return pd.DataFrame({"a": [1]})
    def query(self, text):
        return text
print("REACHED os", len(Book().query("a < @pd.io.common.os.getpid()")))

# __copy__ gives a frame, and copy.copy of an own object is taken for one of its class.
import copy
import pandas as pd
class Book:
    def __copy__(self):
        return pd.DataFrame({"a": [1]})
    def query(self, text):
        return text
print("REACHED os", len(copy.copy(Book()).query("a < @pd.io.common.os.getpid()")))

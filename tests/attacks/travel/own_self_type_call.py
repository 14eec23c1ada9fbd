# A method called through type(x) with a frame as self: what it reads of self is taken for its own.
import pandas as pd
class Book:
    def go(self):
        return len(self.query("a < @pd.io.common.os.getpid()"))
    def query(self, text):
        return text
book = Book()
print("REACHED os", type(book).go(pd.DataFrame({"a": [1]})))

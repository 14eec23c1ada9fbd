# __enter__ gives a frame, and the target of with is taken for an own object.
import pandas as pd
class Book:
    def __enter__(self):
        return pd.DataFrame({"a": [1]})
    def __exit__(self, *rest):
        pass
    def query(self, text):
        return text
with Book() as book:
    print("REACHED os", len(book.query("a < @pd.io.common.os.getpid()")))

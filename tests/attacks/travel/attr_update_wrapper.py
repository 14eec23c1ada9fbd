# functools.update_wrapper copies the namespace of a library's class over an object's own methods.
import functools
import pandas as pd
class Book:
    def query(self, text, frame):
        return frame
book = Book()
functools.update_wrapper(book, pd.DataFrame)
frame = pd.DataFrame({"a": [1]})
print("REACHED os", len(book.query(frame, "a < @pd.io.common.os.getpid()")))

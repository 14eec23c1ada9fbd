# A method handed to DataFrame.pipe gets the frame as self.
import pandas as pd
class Book:
    def go(self):
        return len(self.query("a < @pd.io.common.os.getpid()"))
    def query(self, text):
        return text
print("REACHED os", pd.DataFrame({"a": [1]}).pipe(Book.go))

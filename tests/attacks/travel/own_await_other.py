# __await__ gives a frame, and what is awaited is taken for an own object.
import pandas as pd
class Book:
    def __await__(self):
        yield 1
        return pd.DataFrame({"a": [1]})
    def query(self, text):
        return text
async def go():
    book = await Book()
    print("REACHED os", len(book.query("a < @pd.io.common.os.getpid()")))
run = go()
run.send(None)
try:
    run.send(None)
except StopIteration:
    pass

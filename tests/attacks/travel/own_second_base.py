# The base of an own base is a frame: what the object inherits by two steps is taken for its own.
import pandas as pd
class Base(pd.DataFrame):
    pass
class Book(Base):
    pass
class Other:
    pass
Other().query = None
print("REACHED os", len(Book({"a": [1]}).query("a < @pd.io.common.os.getpid()")))

# pandas' interchange protocol reads memory at any address.
import pandas as pd
marker = b"some secret bytes, long enough"
class Buffer:
    bufsize = 64
    ptr = id(marker)
    def __dlpack_device__(self):
        return (1, None)
class Column:
    dtype = (1, 8, "C", "=")
    offset = 0
    describe_null = (0, None)
    def size(self):
        return 64
    num_chunks = lambda self: 1
    def get_buffers(self):
        return {"data": (Buffer(), (1, 8, "C", "=")), "validity": None, "offsets": None}
class Frame:
    metadata = {}
    def __dataframe__(self, allow_copy=True):
        return self
    def get_chunks(self):
        return [self]
    def column_names(self):
        return ["x"]
    def get_column_by_name(self, name):
        return Column()
    def num_rows(self):
        return 64
raw = pd.api.interchange.from_dataframe(Frame())["x"].to_numpy()
if b"secret" in raw.tobytes():
    print("REACHED memory")

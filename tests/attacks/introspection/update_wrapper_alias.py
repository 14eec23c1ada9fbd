# update_wrapper under another name.
import functools
class W:
    def __setattr__(self, name, value):
        if name == "__globals__":
            print("REACHED globals", value["__name__"])
copy = functools.update_wrapper
copy(W(), lambda: 0, ("__globals__",), ())

# functools.update_wrapper copies attributes by text.
import functools
class W:
    def __setattr__(self, name, value):
        if name == "__globals__":
            print("REACHED globals", value["__name__"])
functools.update_wrapper(W(), lambda: 0, assigned=("__globals__",), updated=())

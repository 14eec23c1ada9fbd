# update_wrapper handed to map.
import functools
class W:
    def __setattr__(self, name, value):
        if name == "__globals__":
            print("REACHED globals", value["__name__"])
list(map(functools.update_wrapper, [W()], [lambda: 0], [("__globals__",)], [()]))

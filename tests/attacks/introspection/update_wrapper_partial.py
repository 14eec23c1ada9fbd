# update_wrapper bound by partial.
import functools
class W:
    def __setattr__(self, name, value):
        if name == "__globals__":
            print("REACHED globals", value["__name__"])
functools.partial(functools.update_wrapper, assigned=("__globals__",), updated=())(W(), lambda: 0)

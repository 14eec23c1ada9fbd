# make_dataclass takes the names of fields as text.
import dataclasses
class Any(type):
    def __instancecheck__(cls, thing):
        return True
class P(dataclasses.make_dataclass("Base", ["__globals__"]), metaclass=Any):
    pass
match lambda: 0:
    case P(names):
        print("REACHED globals", names["__name__"])

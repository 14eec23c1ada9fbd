# A class pattern's positions are attribute names in __match_args__, and isinstance is answered by a metaclass.
class Any(type):
    def __instancecheck__(cls, thing):
        return True
class P(metaclass=Any):
    __match_args__ = ("__globals__",)
match lambda: 0:
    case P(names):
        print("REACHED globals", names["__name__"])

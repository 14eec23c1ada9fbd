# __match_args__ as a property of the metaclass.
class Any(type):
    def __instancecheck__(cls, thing):
        return True
    @property
    def __match_args__(cls):
        return ("__globals__",)
class P(metaclass=Any):
    pass
match lambda: 0:
    case P(names):
        print("REACHED globals", names["__name__"])

# __match_args__ as the target of a loop in the class body.
class Any(type):
    def __instancecheck__(cls, thing):
        return True
class P(metaclass=Any):
    for __match_args__ in (("__globals__",),):
        pass
match lambda: 0:
    case P(names):
        print("REACHED globals", names["__name__"])

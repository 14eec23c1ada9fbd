# __match_args__ from a text that is put together.
class Any(type):
    def __instancecheck__(cls, thing):
        return True
class P(metaclass=Any):
    __match_args__ = ("__glo" + "bals__",)
match lambda: 0:
    case P(names):
        print("REACHED globals", names["__name__"])

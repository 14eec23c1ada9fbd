# __match_args__ is set on the class afterwards.
class Any(type):
    def __instancecheck__(cls, thing):
        return True
class P(metaclass=Any):
    pass
P.__match_args__ = ("__code__",)
match lambda: 0:
    case P(code):
        print("REACHED code", type(code).__name__)

# The metaclass answers for __match_args__ like for any attribute that is not there.
class Any(type):
    def __instancecheck__(cls, thing):
        return True
    def __getattr__(cls, name):
        return ("__globals__",)
class P(metaclass=Any):
    pass
match lambda: 0:
    case P(names):
        print("REACHED globals", names["__name__"])

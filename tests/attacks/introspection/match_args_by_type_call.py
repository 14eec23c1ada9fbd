# __match_args__ as a key of the dictionary that type() makes a class of.
class Any(type):
    def __instancecheck__(cls, thing):
        return True
P = Any("P", (), {"__match_args__": ("__globals__",)})
match lambda: 0:
    case P(names):
        print("REACHED globals", names["__name__"])

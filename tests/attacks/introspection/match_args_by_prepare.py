# __match_args__ comes with the namespace of __prepare__.
class Any(type):
    def __instancecheck__(cls, thing):
        return True
    @classmethod
    def __prepare__(mcs, name, bases):
        return {"__match_args__": ("__globals__",)}
class P(metaclass=Any):
    pass
match lambda: 0:
    case P(names):
        print("REACHED globals", names["__name__"])

# A dotted name in a pattern reads a denied attribute.
class V:
    def __eq__(self, other):
        print("REACHED globals", other["__name__"])
        return True
f = lambda: 0
match V():
    case f.__globals__:
        pass

# A class body has __qualname__ before its first statement.
__qualname__ = "copy"
def own():
    pass
class __globals__:
    print("REACHED globals", "own" in getattr(own, __qualname__))

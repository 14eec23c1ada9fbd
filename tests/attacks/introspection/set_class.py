# An object's class is exchanged.
class A:
    pass
class B:
    pass
a = A()
a.__class__ = B
print("REACHED class", type(a).__name__)

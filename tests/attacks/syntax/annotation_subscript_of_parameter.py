# The same in the annotation of a parameter.
class A:
    def __class_getitem__(cls, f):
        return f("6 * 7")
def g(y: A[eval]):
    return y
print("REACHED eval", g.__annotations__["y"])

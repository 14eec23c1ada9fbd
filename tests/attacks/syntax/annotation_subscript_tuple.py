# The same among several.
class A:
    def __class_getitem__(cls, f):
        return f[0](f[1])
x: A[eval, "6 * 7"] = 1
print("REACHED eval", __annotations__["x"])

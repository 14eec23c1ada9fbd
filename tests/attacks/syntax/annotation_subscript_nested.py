# The same inside another subscript.
class A:
    def __class_getitem__(cls, f):
        return f
x: A[A[A[open]]] = 1
print("REACHED file", __annotations__["x"]("/etc/passwd").read().count("root"))

# The annotation of an attribute target is evaluated and thrown away.
class A:
    def __class_getitem__(cls, f):
        print("REACHED eval", f("6 * 7"))
a = A()
a.x: A[eval] = 1

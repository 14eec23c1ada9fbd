# __init__ is called once more by another name, which the class body gave it (getitem).
class A:
    def __init__(self, path="/data/x"):
        self.path = path
    __getitem__ = __init__
a = A()
try:
    a["/etc/passwd"]
except TypeError:
    pass
print("REACHED file", open(a.path).read().count("root") > 0)

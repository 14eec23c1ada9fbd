# __init__ is called once more by another name, which the class body gave it (list).
class A:
    def __init__(self, path="/data/x"):
        self.path = path
    hooks = [__init__]
a = A()
a.hooks[0](a, "/etc/passwd")
print("REACHED file", open(a.path).read().count("root") > 0)

# __init__ is called once more by another name, which the class body gave it (alias).
class A:
    def __init__(self, path="/data/x"):
        self.path = path
    again = __init__
a = A()
a.again("/etc/passwd")
print("REACHED file", open(a.path).read().count("root") > 0)

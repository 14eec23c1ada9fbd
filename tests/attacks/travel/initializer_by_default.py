# __init__ is called once more by another name, which the class body gave it (default).
class A:
    def __init__(self, path="/data/x"):
        self.path = path
    def go(self, run=__init__):
        run(self, "/etc/passwd")
a = A()
a.go()
print("REACHED file", open(a.path).read().count("root") > 0)

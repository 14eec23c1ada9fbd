# Within a class __p is _A__p, and that is the name around the class as well.
_A__p = "/data/x"
class A:
    def f(self):
        __p = "/etc/passwd"
        print("REACHED file", open(_A__p).read().count("root") > 0)
A().f()

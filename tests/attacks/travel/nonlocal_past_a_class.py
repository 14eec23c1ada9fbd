# A class between two functions has a name of its own that nonlocal does not see.
def a():
    path = "/data/x"
    class C:
        path = 1
        def m(self):
            nonlocal path
            path = "/etc/passwd"
    C().m()
    print("REACHED file", open(path).read().count("root") > 0)
a()

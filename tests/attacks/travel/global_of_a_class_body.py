# `global` in a class body is not for the methods: they see the function around.
def a():
    path = "/etc/passwd"
    class C:
        global path
        path = "/data/x"
        def m(self):
            print("REACHED file", open(path).read().count("root") > 0)
    C().m()
a()

# The innermost function binds the name of the outermost, past one that declares it nonlocal as well.
def a():
    path = "/data/x"
    def b():
        nonlocal path
        path = "/data/y"
        def c():
            nonlocal path
            path = "/etc/passwd"
        c()
    b()
    print("REACHED file", open(path).read().count("root") > 0)
a()

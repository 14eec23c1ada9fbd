# An import binds a global that another function reads under an alias of a container's key.
def setup():
    global m
    import logging as m
setup()
names = {"a": m}
print("REACHED file", names["a"].io.open("/etc/passwd").read().count("root"))

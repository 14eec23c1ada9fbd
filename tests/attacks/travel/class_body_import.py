# An import in a class body is an attribute, read from an instance that a function gives.
class A:
    import logging as m
def make(kind):
    return kind()
print("REACHED file", make(A).m.io.open("/etc/passwd").read().count("root"))

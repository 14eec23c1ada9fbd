# An alias in a class body is an attribute, read from an instance that a function gives.
import logging
class A:
    m = logging
def make(kind):
    return kind()
print("REACHED file", make(A).m.io.open("/etc/passwd").read().count("root"))

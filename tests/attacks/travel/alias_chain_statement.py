# An alias of two targets, one of them an attribute.
import logging
class A:
    pass
A.m = n = logging
print("REACHED file", A().m.io.open("/etc/passwd").read().count("root"))

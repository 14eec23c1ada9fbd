# A module that a descriptor gives.
import logging
class D:
    def __get__(self, instance, owner):
        return logging
class A:
    source = D()
print("REACHED file", A().source.io.open("/etc/passwd").read().count("root"))

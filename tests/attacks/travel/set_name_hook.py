# A module that __set_name__ puts on the class.
import logging
class D:
    def __set_name__(self, owner, name):
        owner.other = logging
class A:
    source = D()
print("REACHED file", A.other.io.open("/etc/passwd").read().count("root"))

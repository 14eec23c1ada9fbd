# A module that an own iterator gives.
import logging
class A:
    def __iter__(self):
        return iter((logging,))
[m] = A()
print("REACHED file", m.io.open("/etc/passwd").read().count("root"))

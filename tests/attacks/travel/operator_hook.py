# A module that an operator method gives.
import logging
class A:
    def __add__(self, other):
        return other
print("REACHED file", (A() + logging).io.open("/etc/passwd").read().count("root"))

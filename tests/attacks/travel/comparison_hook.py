# A module that a comparison gives.
import logging
class A:
    def __lt__(self, other):
        return other
print("REACHED file", (A() < logging).io.open("/etc/passwd").read().count("root"))

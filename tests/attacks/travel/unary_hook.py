# A module that a unary operator gives.
import logging
class A:
    def __neg__(self):
        return logging
print("REACHED file", (-A()).io.open("/etc/passwd").read().count("root"))

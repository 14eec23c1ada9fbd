# A module put on a frozen object.
import logging
class A:
    def __init__(self, source):
        object.__setattr__(self, "source", source)
print("REACHED file", A(logging).source.io.open("/etc/passwd").read().count("root"))

# A module that __missing__ gives.
import logging
class D(dict):
    def __missing__(self, key):
        return logging
print("REACHED file", D()["a"].io.open("/etc/passwd").read().count("root"))

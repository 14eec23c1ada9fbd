# A module that a property gives.
import logging
class A:
    @property
    def source(self):
        return logging
print("REACHED file", A().source.io.open("/etc/passwd").read().count("root"))

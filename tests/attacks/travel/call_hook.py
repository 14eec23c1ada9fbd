# A module that __call__ gives.
import logging
class A:
    def __call__(self):
        return logging
print("REACHED file", A()().io.open("/etc/passwd").read().count("root"))

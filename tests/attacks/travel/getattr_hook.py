# A module that __getattr__ gives.
import logging
class A:
    def __getattr__(self, name):
        return logging
print("REACHED file", A().close.io.open("/etc/passwd").read().count("root"))

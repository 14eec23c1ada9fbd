# A module that a metaclass's __getattr__ gives.
import logging
class Meta(type):
    def __getattr__(cls, name):
        return logging
class A(metaclass=Meta):
    pass
print("REACHED file", A.close.io.open("/etc/passwd").read().count("root"))

# A module as an attribute of a metaclass.
import logging
class Meta(type):
    source = logging
class A(metaclass=Meta):
    pass
print("REACHED file", A.source.io.open("/etc/passwd").read().count("root"))

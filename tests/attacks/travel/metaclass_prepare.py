# A module that a class body finds in the namespace of __prepare__.
import logging
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases):
        return {"source": logging}
class A(metaclass=Meta):
    print("REACHED file", source.io.open("/etc/passwd").read().count("root"))

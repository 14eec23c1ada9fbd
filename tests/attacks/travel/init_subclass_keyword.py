# A module as the keyword of a class statement.
import logging
class Base:
    def __init_subclass__(cls, source, **rest):
        print("REACHED file", source.io.open("/etc/passwd").read().count("root"))
class A(Base, source=logging):
    pass

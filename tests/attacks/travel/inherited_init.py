# A module put on self by the parameter of a base class's __init__.
import logging
class Base:
    def __init__(self, source):
        self.source = source
class Strategy(Base):
    def read(self):
        print("REACHED file", self.source.io.open("/etc/passwd").read().count("root"))
Strategy(logging).read()

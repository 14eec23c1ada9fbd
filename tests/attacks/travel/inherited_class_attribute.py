# A module as an attribute of a base class.
import logging
class Base:
    source = logging
class Strategy(Base):
    pass
print("REACHED file", Strategy().source.io.open("/etc/passwd").read().count("root"))

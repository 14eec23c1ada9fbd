# A module put on self by setattr.
import logging
class Strategy:
    pass
s = Strategy()
setattr(s, "source", logging)
print("REACHED file", s.source.io.open("/etc/passwd").read().count("root"))

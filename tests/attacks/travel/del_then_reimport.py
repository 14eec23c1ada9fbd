# The name of a harmless import is bound to another module by a loop of imports.
import math as m
if m.pi > 3:
    import logging as m
print("REACHED file", m.io.open("/etc/passwd").read().count("root"))

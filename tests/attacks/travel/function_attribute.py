# A module as an attribute of a function.
import logging
def f():
    return None
f.source = logging
print("REACHED file", f.source.io.open("/etc/passwd").read().count("root"))

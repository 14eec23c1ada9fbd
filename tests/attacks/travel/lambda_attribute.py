# A module as an attribute of a lambda.
import logging
f = lambda: None
f.m = logging
print("REACHED file", f.m.io.open("/etc/passwd").read().count("root"))

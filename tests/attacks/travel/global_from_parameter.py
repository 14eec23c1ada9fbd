# A module bound to a global by a parameter.
import logging
m = None
def setup(x):
    global m
    m = x
setup(logging)
print("REACHED file", m.io.open("/etc/passwd").read().count("root"))

# A module sent into a generator.
import logging
def reader():
    m = yield
    print("REACHED file", m.io.open("/etc/passwd").read().count("root"))
g = reader()
next(g)
try:
    g.send(logging)
except StopIteration:
    g = None

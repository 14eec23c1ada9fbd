# A module that a generator returns to yield from.
import logging
def inner():
    return logging
    yield
def outer():
    m = yield from inner()
    print("REACHED file", m.io.open("/etc/passwd").read().count("root"))
for _ in outer():
    pass

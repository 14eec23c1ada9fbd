# A module bound by nonlocal.
import logging
def outer():
    m = None
    def setup(x):
        nonlocal m
        m = x
    setup(logging)
    print("REACHED file", m.io.open("/etc/passwd").read().count("root"))
outer()

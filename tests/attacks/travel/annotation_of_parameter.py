# A module as the annotation of a parameter, which the function keeps.
import logging
def f(a: logging):
    return a
print("REACHED file", f.__annotations__["a"].io.open("/etc/passwd").read().count("root"))

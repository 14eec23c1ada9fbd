# A module as the annotation of a result.
import logging
def f() -> logging:
    return 0
print("REACHED file", f.__annotations__["return"].io.open("/etc/passwd").read().count("root"))

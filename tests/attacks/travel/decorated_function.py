# A decorator puts a module in a function's place.
import logging
@lambda f: logging
def source():
    return None
print("REACHED file", source.io.open("/etc/passwd").read().count("root"))

# A decorator puts a module in a class's place.
import logging
@lambda c: logging
class Source:
    pass
print("REACHED file", Source.io.open("/etc/passwd").read().count("root"))

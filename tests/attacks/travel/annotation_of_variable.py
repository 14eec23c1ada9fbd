# A module as the annotation of a global, kept by name.
import logging
x: logging = 1
print("REACHED file", __annotations__["x"].io.open("/etc/passwd").read().count("root"))

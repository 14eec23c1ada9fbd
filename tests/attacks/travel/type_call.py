# A module in a class that type() makes.
import logging
print("REACHED file", type("A", (), {"source": logging}).source.io.open("/etc/passwd").read().count("root"))

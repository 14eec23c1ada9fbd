# A module put into a dictionary by update.
import logging
d = {}
d.update(a=logging)
print("REACHED file", d["a"].io.open("/etc/passwd").read().count("root"))

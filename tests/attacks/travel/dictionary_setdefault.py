# A module that setdefault leaves behind.
import logging
d = {}
d.setdefault("a", logging)
print("REACHED file", d["a"].io.open("/etc/passwd").read().count("root"))

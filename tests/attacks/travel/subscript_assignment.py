# A module stored under a key.
import logging
d = {}
d["a"] = logging
print("REACHED file", d["a"].io.open("/etc/passwd").read().count("root"))

# An attribute of each element that map walks over.
import logging
print("REACHED file", list(map(lambda m: m.io.open("/etc/passwd").read().count("root"), [logging]))[0])

# A module appended to a list.
import logging
xs = []
xs.append(logging)
print("REACHED file", xs[0].io.open("/etc/passwd").read().count("root"))

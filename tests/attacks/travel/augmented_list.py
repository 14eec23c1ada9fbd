# A module added to a list in place.
import logging
xs = []
xs += [logging]
print("REACHED file", xs[0].io.open("/etc/passwd").read().count("root"))

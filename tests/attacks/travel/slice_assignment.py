# A module stored by a slice.
import logging
xs = [0]
xs[:] = [logging]
print("REACHED file", xs[0].io.open("/etc/passwd").read().count("root"))

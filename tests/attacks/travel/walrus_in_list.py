# A module bound by a walrus is an element at the same time.
import logging
xs = [m := logging]
print("REACHED file", xs[0].io.open("/etc/passwd").read().count("root"))

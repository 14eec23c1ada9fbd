# A module from a conditional inside a subscript.
import logging
import math
print("REACHED file", [math, logging][len("a")].io.open("/etc/passwd").read().count("root"))

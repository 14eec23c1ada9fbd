# A module in a copied list.
import copy, logging
print("REACHED file", copy.copy([logging])[0].io.open("/etc/passwd").read().count("root"))

# A module through operator.itemgetter.
import logging, operator
print("REACHED file", operator.itemgetter(0)([logging]).io.open("/etc/passwd").read().count("root"))

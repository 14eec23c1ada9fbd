# A module through operator.getitem.
import logging, operator
print("REACHED file", operator.getitem({"a": logging}, "a").io.open("/etc/passwd").read().count("root"))

# A module in the arguments of an exception.
import logging
try:
    raise ValueError(logging)
except ValueError as error:
    print("REACHED file", error.args[0].io.open("/etc/passwd").read().count("root"))

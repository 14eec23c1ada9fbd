# A module in an exception of a group.
import logging
try:
    raise ExceptionGroup("g", [ValueError(logging)])
except* ValueError as group:
    print("REACHED file", group.exceptions[0].args[0].io.open("/etc/passwd").read().count("root"))

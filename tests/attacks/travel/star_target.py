# A module in the rest of a starred target.
import logging
a, *rest = 1, logging
print("REACHED file", rest[0].io.open("/etc/passwd").read().count("root"))

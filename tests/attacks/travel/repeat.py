# A module through itertools.repeat.
import itertools, logging
print("REACHED file", next(itertools.repeat(logging)).io.open("/etc/passwd").read().count("root"))

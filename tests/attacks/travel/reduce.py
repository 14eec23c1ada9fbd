# A module through reduce.
import functools, logging
print("REACHED file", functools.reduce(lambda a, b: b, [0, logging]).io.open("/etc/passwd").read().count("root"))

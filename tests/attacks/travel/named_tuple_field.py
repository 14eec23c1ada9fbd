# A module as a field of a named tuple.
import collections, logging
print("REACHED file", collections.namedtuple("A", "source")(logging).source.io.open("/etc/passwd").read().count("root"))

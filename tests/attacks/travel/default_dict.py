# A module made by the factory of a defaultdict.
import collections, logging
print("REACHED file", collections.defaultdict(lambda: logging)["a"].io.open("/etc/passwd").read().count("root"))

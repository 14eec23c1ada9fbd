# A module as the key of a group.
import itertools, logging
for m, group in itertools.groupby([1], key=lambda n: logging):
    print("REACHED file", m.io.open("/etc/passwd").read().count("root"))

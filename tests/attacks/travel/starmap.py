# A module through itertools.starmap.
import itertools, logging
print("REACHED file", next(itertools.starmap(lambda m: m, [(logging,)])).io.open("/etc/passwd").read().count("root"))

# A module through a ChainMap.
import collections, logging
print("REACHED file", collections.ChainMap({}, {"m": logging})["m"].io.open("/etc/passwd").read().count("root"))

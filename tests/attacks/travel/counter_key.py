# A module as the key of a Counter.
import collections, logging
print("REACHED file", collections.Counter([logging]).most_common(1)[0][0].io.open("/etc/passwd").read().count("root"))

# An attribute of what sorted hands to its key.
import logging
seen = []
sorted([logging], key=lambda m: seen.append(m.io) or 0)
print("REACHED file", seen[0].open("/etc/passwd").read().count("root"))

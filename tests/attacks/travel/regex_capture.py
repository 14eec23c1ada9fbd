# A module appended while a regular expression is replaced.
import logging, re
seen = []
re.sub("a", lambda m: seen.append(logging) or "", "a")
print("REACHED file", seen[0].io.open("/etc/passwd").read().count("root"))

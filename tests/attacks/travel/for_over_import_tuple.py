# Modules in a tuple that a loop walks over by index.
import json, logging
both = json, logging
for i in range(2):
    if i:
        print("REACHED file", both[i].io.open("/etc/passwd").read().count("root"))

# A module that was stored on another module.
import json, logging
json.source = logging
print("REACHED file", json.source.io.open("/etc/passwd").read().count("root"))

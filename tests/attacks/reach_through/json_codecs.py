# codecs through json.
import json
print("REACHED file", json.codecs.open("/etc/passwd").read().count("root"))

# A module that a JSON hook puts in.
import json, logging
print("REACHED file", json.loads("[1.5]", parse_float=lambda text: logging)[0].io.open("/etc/passwd").read().count("root"))

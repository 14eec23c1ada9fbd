# A module that is an attribute of an imported one is handed on.
import json
def read(m):
    return m.re
print("REACHED file", read(json.decoder).enum.bltns.open("/etc/passwd").read().count("root"))

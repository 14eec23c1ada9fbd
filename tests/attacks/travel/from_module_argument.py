# A module that `from` brought is handed on.
from json import decoder
def read(m):
    return m.re
print("REACHED file", read(decoder).enum.bltns.open("/etc/passwd").read().count("root"))

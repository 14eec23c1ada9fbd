# A library inside a library holds the builtins under a name of its own.
from re import enum
print("REACHED builtins", enum.bltns.open("/etc/passwd").read().count("root"))

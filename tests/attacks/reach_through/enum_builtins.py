# The builtins under the name that enum gave them.
import enum
print("REACHED file", enum.bltns.open("/etc/passwd").read().count("root"))

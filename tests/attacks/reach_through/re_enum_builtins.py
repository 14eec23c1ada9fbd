# The builtins behind two modules.
import re
print("REACHED file", re.enum.bltns.open("/etc/passwd").read().count("root"))

# The builtins behind a module's private name for re.
import string
print("REACHED file", string._re.enum.bltns.open("/etc/passwd").read().count("root"))

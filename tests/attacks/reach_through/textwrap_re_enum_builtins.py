# The builtins behind three modules.
import textwrap
print("REACHED file", textwrap.re.enum.bltns.open("/etc/passwd").read().count("root"))

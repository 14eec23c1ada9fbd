# The builtins behind a package's part, its library and that library's.
import json
print("REACHED file", json.decoder.re.enum.bltns.open("/etc/passwd").read().count("root"))

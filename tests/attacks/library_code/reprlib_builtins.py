# reprlib's builtins under its own import.
import reprlib
print("REACHED file", reprlib.builtins.open("/etc/passwd").read().count("root"))

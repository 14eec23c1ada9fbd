# A module popped by the unbound method.
import logging
print("REACHED file", list.pop([logging]).io.open("/etc/passwd").read().count("root"))

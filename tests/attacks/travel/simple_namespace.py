# A module on a SimpleNamespace.
import logging
from types import SimpleNamespace
print("REACHED file", SimpleNamespace(source=logging).source.io.open("/etc/passwd").read().count("root"))

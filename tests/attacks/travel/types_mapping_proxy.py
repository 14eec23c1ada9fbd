# A module behind a read-only view of a dictionary.
import logging
from types import MappingProxyType
print("REACHED file", MappingProxyType({"a": logging})["a"].io.open("/etc/passwd").read().count("root"))

# A module through a weak reference.
import logging, weakref
print("REACHED file", weakref.ref(logging)().io.open("/etc/passwd").read().count("root"))

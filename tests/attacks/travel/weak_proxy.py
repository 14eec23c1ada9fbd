# A module through a weak proxy.
import logging, weakref
print("REACHED file", weakref.proxy(logging).io.open("/etc/passwd").read().count("root"))

# A base class is a dotted name behind a denied module.
import logging
class A(logging.io.FileIO):
    pass
print("REACHED file", A("/etc/passwd").read().count(b"root"))

# A module that a generator yields.
import logging
def source():
    yield logging
for m in source():
    print("REACHED file", m.io.open("/etc/passwd").read().count("root"))

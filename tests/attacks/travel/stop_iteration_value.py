# A module as the value of StopIteration.
import logging
def source():
    return logging
    yield
try:
    next(source())
except StopIteration as stop:
    print("REACHED file", stop.value.io.open("/etc/passwd").read().count("root"))

# A module on an exception.
import logging
error = ValueError()
error.source = logging
try:
    raise error
except ValueError as caught:
    print("REACHED file", caught.source.io.open("/etc/passwd").read().count("root"))

# The type of a log handler's stream opens files.
import logging
kind = type(logging.lastResort.stream.buffer.raw)
print("REACHED file", kind("/etc/passwd").read().count(b"root"))

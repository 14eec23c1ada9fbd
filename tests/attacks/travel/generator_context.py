# A module that a generator's context manager gives.
import contextlib, logging
@contextlib.contextmanager
def source():
    yield logging
with source() as m:
    print("REACHED file", m.io.open("/etc/passwd").read().count("root"))

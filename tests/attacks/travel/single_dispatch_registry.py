# A module handed to the implementation of a generic function.
import functools, logging
@functools.singledispatch
def read(m):
    print("REACHED file", m.io.open("/etc/passwd").read().count("root"))
read(logging)

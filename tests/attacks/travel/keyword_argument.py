# A module handed on by keyword.
import logging
def read(*, source):
    print("REACHED file", source.io.open("/etc/passwd").read().count("root"))
read(source=logging)

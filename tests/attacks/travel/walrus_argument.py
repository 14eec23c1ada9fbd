# A module bound by a walrus is an argument at the same time.
import logging
def read(source):
    print("REACHED file", source.io.open("/etc/passwd").read().count("root"))
read(m := logging)

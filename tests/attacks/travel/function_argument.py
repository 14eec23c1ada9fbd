# A module handed to a function of the file.
import logging
def read(m):
    print("REACHED file", m.io.open("/etc/passwd").read().count("root"))
read(logging)

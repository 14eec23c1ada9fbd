# A module among the rest of the arguments.
import logging
def read(*sources):
    print("REACHED file", sources[0].io.open("/etc/passwd").read().count("root"))
read(logging)

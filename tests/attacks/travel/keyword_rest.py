# A module among the rest of the keywords.
import logging
def read(**sources):
    print("REACHED file", sources["a"].io.open("/etc/passwd").read().count("root"))
read(a=logging)

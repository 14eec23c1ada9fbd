# A module unpacked into an attribute of self.
import logging
class Strategy:
    def __init__(self):
        self.source, self.n = logging, 1
    def read(self):
        print("REACHED file", self.source.io.open("/etc/passwd").read().count("root"))
Strategy().read()

# A module used by __del__ when an object goes.
import logging
class A:
    def __init__(self, source):
        self.source = source
    def __del__(self):
        print("REACHED file", self.source.io.open("/etc/passwd").read().count("root"))
a = A(logging)
a = None

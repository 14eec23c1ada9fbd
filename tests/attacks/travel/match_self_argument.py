# A class pattern that captures the matched instance's attribute by __match_args__.
import logging
class A:
    __match_args__ = ("source",)
    def __init__(self, source):
        self.source = source
match A(logging):
    case A(m):
        print("REACHED file", m.io.open("/etc/passwd").read().count("root"))

# A module put on self by a for target.
import logging
class Strategy:
    def read(self):
        for self.source in [logging]:
            print("REACHED file", self.source.io.open("/etc/passwd").read().count("root"))
Strategy().read()

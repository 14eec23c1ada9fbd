# A method called on its class takes a module for self.
import logging
class Strategy:
    def read(self):
        print("REACHED file", self.io.open("/etc/passwd").read().count("root"))
Strategy.read(logging)

# A module used by __format__ of an own object.
import logging
class A:
    source = None
    def __format__(self, spec):
        return str(self.source.io.open("/etc/passwd").read().count("root"))
class B(A):
    source = logging
print(f"REACHED file {B()}")

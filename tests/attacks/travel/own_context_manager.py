# A module that __enter__ gives.
import logging
class C:
    def __enter__(self):
        return logging
    def __exit__(self, *rest):
        return False
with C() as m:
    print("REACHED file", m.io.open("/etc/passwd").read().count("root"))

# A module that __getitem__ gives.
import logging
class A:
    def __getitem__(self, key):
        return logging
print("REACHED file", A()[0].io.open("/etc/passwd").read().count("root"))

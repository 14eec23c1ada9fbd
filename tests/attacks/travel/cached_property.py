# A module that a cached property gives.
import functools, logging
class A:
    @functools.cached_property
    def source(self):
        return logging
print("REACHED file", A().source.io.open("/etc/passwd").read().count("root"))

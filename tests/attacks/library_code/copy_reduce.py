# copy calls what an own __reduce_ex__ names.
import copy
class A:
    def __reduce_ex__(self, protocol):
        return open, ("/etc/passwd",)
print("REACHED file", copy.copy(A()).read().count("root"))

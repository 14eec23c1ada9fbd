# A module through a cached function.
import functools, logging
@functools.lru_cache
def source(n):
    return logging
print("REACHED file", source(1).io.open("/etc/passwd").read().count("root"))

# A module as the bound argument of a partial.
import functools, logging
print("REACHED file", functools.partial(lambda m: m, logging)().io.open("/etc/passwd").read().count("root"))

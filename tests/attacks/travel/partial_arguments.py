# A module in the args of a partial.
import functools, logging
print("REACHED file", functools.partial(print, logging).args[0].io.open("/etc/passwd").read().count("root"))

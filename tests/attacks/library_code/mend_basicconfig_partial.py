# basicConfig's filename is bound by partial.
import functools
import logging
functools.partial(logging.basicConfig, filename="paddock_b2.txt")()
print("REACHED file written outside /output")

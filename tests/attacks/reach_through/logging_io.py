# io through logging.
import logging
print("REACHED file", logging.io.open("/etc/passwd").read().count("root"))

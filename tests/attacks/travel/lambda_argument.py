# A module handed to a lambda.
import logging
print("REACHED file", (lambda m: m)(logging).io.open("/etc/passwd").read().count("root"))

# A module that a function gives back as it got it.
import logging
def same(x):
    return x
print("REACHED file", same(logging).io.open("/etc/passwd").read().count("root"))

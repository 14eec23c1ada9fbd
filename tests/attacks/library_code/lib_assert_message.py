# The message of an assertion hands the module on as the argument of the exception.
import logging
try:
    assert False, logging
except AssertionError as error:
    print("REACHED file", error.args[0].io.open("/etc/passwd").read().count("root"))

# AttributeError keeps the module that lacked a name: nothing is handed on in sight.
import logging
try:
    logging.nothing
except AttributeError as error:
    print("REACHED file", error.obj.io.open("/etc/passwd").read().count("root"))

# AttributeError keeps the object that lacked the attribute.
import logging, operator
try:
    operator.attrgetter("io.nothing")(logging)
except AttributeError as error:
    print("REACHED file", error.obj.open("/etc/passwd").read().count("root"))

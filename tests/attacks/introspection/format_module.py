# A format field that reads a denied module of an allowed one.
import logging
print("REACHED os", "{0.os.environ}".format(logging)[:7])

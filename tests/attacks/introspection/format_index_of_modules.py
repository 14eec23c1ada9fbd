# A format field with an index into the table of modules.
import typing
print("REACHED os", "{0.sys.modules[posix]}".format(typing))

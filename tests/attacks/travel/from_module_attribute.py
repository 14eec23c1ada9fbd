# A module that `from` brought is kept on an object.
from numpy import lib
class A:
    pass
a = A()
a.part = lib
print("REACHED file", a.part.npyio.DataSource(".").open("/etc/passwd").read().count("root"))

# optparse imports a module by its name, and takes over its names.
import optparse
v = optparse.Values({"getpid": None})
v.read_module("posix")
print("REACHED os", v.getpid())

# An enumeration takes over the names of any loaded module.
import enum, logging
E = enum.Enum._convert_("E", "logging", lambda name: name == "os")
print("REACHED os", E["os"].value.getpid())

# importlib's machinery under an alias.
from importlib import machinery as m
print("REACHED loader", m.BuiltinImporter.load_module("posix").getpid())

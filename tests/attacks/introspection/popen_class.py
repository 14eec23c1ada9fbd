# Down to the class that starts programs.
import typing
found = [c for c in ().__class__.__base__.__subclasses__() if c.__name__ == "BuiltinImporter"]
print("REACHED loader", found[0].load_module("posix").getpid())

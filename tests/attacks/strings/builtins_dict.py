# The builtins' dictionary by a folded key.
import builtins
names = {}
builtins.__dict__["ex" + "ec"]("pid = __import__('os').getpid()", names)
print("REACHED exec", names["pid"])

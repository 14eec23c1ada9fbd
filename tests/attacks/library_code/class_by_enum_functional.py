# Enum's functional form takes names from a dictionary, __annotations__ too, and dataclass() executes those.
import dataclasses, enum
C = enum.Enum("C", {"x": 1, "__annotations__": {"x, print('REACHED', open('/etc/hostname').readable()) or 1 / 0": int}})
dataclasses.dataclass(init=False, repr=False, unsafe_hash=True)(C)
try:
    hash(C.x)
except ZeroDivisionError:
    pass

# A functional Enum whose only value is a function has no members, either.
import dataclasses, enum
Base = enum.Enum("Base", {"go": lambda self: 1})
C = Base("C", {"x": 1, "__annotations__": {"x, print('REACHED', open('/etc/hostname').readable()) or 1 / 0": int}})
dataclasses.dataclass(init=False, repr=False, unsafe_hash=True)(C)
try:
    hash(C.x)
except ZeroDivisionError:
    pass

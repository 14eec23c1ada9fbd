# A functional Enum without members makes classes when it is called.
import dataclasses, enum
Base = enum.Enum("Base", [])
C = Base("C", {"x": 1, "__annotations__": {"x, print('REACHED', open('/etc/hostname').readable()) or 1 / 0": int}})
dataclasses.dataclass(init=False, repr=False, unsafe_hash=True)(C)
try:
    hash(C.x)
except ZeroDivisionError:
    pass

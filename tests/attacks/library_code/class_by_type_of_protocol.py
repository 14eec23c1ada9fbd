# The type of a class is a metaclass: one of its own derives from it.
import dataclasses, typing
class M(type(typing.Protocol)):
    pass
C = M("C", (), {"x": 1, "__annotations__": {"x, print('REACHED', open('/etc/hostname').readable())": int}})
dataclasses.dataclass(init=False, repr=False, unsafe_hash=True)(C)
try:
    hash(C())
except TypeError:
    pass

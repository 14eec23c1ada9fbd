# The type of a class is a metaclass, here handed to map().
import abc, dataclasses
C, = map(type(abc.ABC), ["C"], [()], [{"x": 1, "__annotations__": {"x, print('REACHED', open('/etc/hostname').readable())": int}}])
dataclasses.dataclass(init=False, repr=False, unsafe_hash=True)(C)
try:
    hash(C())
except TypeError:
    pass

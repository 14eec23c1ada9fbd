# ABCMeta.__new__ makes a class of a dictionary.
import abc, dataclasses
C = abc.ABCMeta.__new__(abc.ABCMeta, "C", (), {"x": 1, "__annotations__": {"x, print('REACHED', open('/etc/hostname').readable())": int}})
dataclasses.dataclass(init=False, repr=False, unsafe_hash=True)(C)
try:
    hash(C())
except TypeError:
    pass

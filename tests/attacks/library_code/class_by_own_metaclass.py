# A metaclass of the file makes a class of a dictionary.
import abc, dataclasses
class M(abc.ABCMeta):
    pass
C = M("C", (), {"x": 1, "__annotations__": {"x, print('REACHED', open('/etc/hostname').readable())": int}})
dataclasses.dataclass(init=False, repr=False, unsafe_hash=True)(C)
try:
    hash(C())
except TypeError:
    pass

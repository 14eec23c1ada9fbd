# A metaclass makes a class of a dictionary, called by map().
import abc, dataclasses
C, = map(abc.ABCMeta, ["C"], [()], [{"x": 1, "__annotations__": {"x, print('REACHED', open('/etc/hostname').readable())": int}}])
dataclasses.dataclass(init=False, repr=False, unsafe_hash=True)(C)
try:
    hash(C())
except TypeError:
    pass

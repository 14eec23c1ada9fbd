# A metaclass adds annotations by a keyword of update().
import abc, dataclasses
class M(abc.ABCMeta):
    def __new__(m, name, bases, names):
        names.update(__annotations__={"x, print('REACHED', open('/etc/hostname').readable())": int})
        return super().__new__(m, name, bases, names)
class C(metaclass=M):
    x = 1
dataclasses.dataclass(init=False, repr=False, unsafe_hash=True)(C)
try:
    hash(C())
except TypeError:
    pass

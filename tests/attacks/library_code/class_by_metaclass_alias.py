# A metaclass changes its namespace under another name.
import dataclasses, abc
class M(abc.ABCMeta):
    def __new__(m, name, bases, names):
        for table in [names]:
            table["__annotations__"] = {"x, print('REACHED', open('/etc/hostname').readable())": int}
        return super().__new__(m, name, bases, names)
class C(metaclass=M):
    x = 1
dataclasses.dataclass(init=False, repr=False, unsafe_hash=True)(C)
try:
    hash(C())
except TypeError:
    pass

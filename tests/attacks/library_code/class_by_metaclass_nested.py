# A metaclass adds to the annotations that its namespace holds, by their key.
import dataclasses
class M(type):
    def __new__(m, name, bases, names):
        names["__annotations__"]["x, print('REACHED', open('/etc/hostname').readable())"] = int
        return super().__new__(m, name, bases, names)
@dataclasses.dataclass(init=False, repr=False, unsafe_hash=True)
class C(metaclass=M):
    x: int = 1
try:
    hash(C())
except TypeError:
    pass

# The same by a key: own[type].
import dataclasses
class E:
    def __getitem__(self, t):
        return t
C = E()[type]("C", (), {"x": 1, "__annotations__": {"x, print('REACHED', open('/etc/hostname').readable())": int}})
dataclasses.dataclass(init=False, repr=False, unsafe_hash=True)(C)
try:
    hash(C())
except TypeError:
    pass

# A comparison with type gives it to an operator of the file's own, and type makes a class of texts.
import dataclasses
class E:
    def __eq__(self, t):
        E.kind = t
        return True
E() == type
C = E.kind("C", (), {"x": 1, "__annotations__": {"x, print('REACHED', open('/etc/hostname').readable())": int}})
dataclasses.dataclass(init=False, repr=False, unsafe_hash=True)(C)
try:
    hash(C())
except TypeError:
    pass

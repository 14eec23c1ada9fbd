# A metaclass makes a class of a dictionary by a class method of its own.
import dataclasses
class M(type):
    @classmethod
    def make(own, names):
        return own("C", (), names)
C = M.make({"x": 1, "__annotations__": {"x, print('REACHED', open('/etc/hostname').readable())": int}})
dataclasses.dataclass(init=False, repr=False, unsafe_hash=True)(C)
try:
    hash(C())
except TypeError:
    pass

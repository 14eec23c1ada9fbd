# A metaclass of a metaclass calls it with other arguments than it was given.
import dataclasses
class Outer(type):
    def __call__(cls, *rest):
        return super().__call__("C", (), {"x": 1, "__annotations__": {"x, print('REACHED', open('/etc/hostname').readable())": int}})
class M(type, metaclass=Outer):
    pass
class Holder:
    kind = M
C = Holder.kind()
dataclasses.dataclass(init=False, repr=False, unsafe_hash=True)(C)
try:
    hash(C())
except TypeError:
    pass

# A Field that is kept is renamed by setattr.
import dataclasses
held = dataclasses.field(default=1)
@dataclasses.dataclass
class A:
    x: int = held
setattr(held, "name", "x, print('REACHED', open('/etc/hostname').readable())")
@dataclasses.dataclass(init=False, repr=False, unsafe_hash=True)
class B(A):
    pass
try:
    hash(B())
except TypeError:
    pass

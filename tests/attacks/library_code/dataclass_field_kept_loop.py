# A Field that is kept is renamed by the target of a loop.
import dataclasses
held = dataclasses.field(default=1)
@dataclasses.dataclass
class A:
    x: int = held
for held.name in ["x, print('REACHED', open('/etc/hostname').readable())"]:
    pass
@dataclasses.dataclass(init=False, repr=False, unsafe_hash=True)
class B(A):
    pass
try:
    hash(B())
except TypeError:
    pass

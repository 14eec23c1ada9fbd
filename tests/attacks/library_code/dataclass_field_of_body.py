# The body of the class itself keeps its Field, and whoever takes it out of a list renames it.
import dataclasses
held = []
@dataclasses.dataclass
class A:
    x: int = dataclasses.field(default=1)
    held.append(x)
held[0].name = "x, print('REACHED', open('/etc/hostname').readable())"
@dataclasses.dataclass(init=False, repr=False, unsafe_hash=True)
class B(A):
    pass
try:
    hash(B())
except TypeError:
    pass

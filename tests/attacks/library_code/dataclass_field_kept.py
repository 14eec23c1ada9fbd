# A Field that a name of the file holds is renamed; dataclass() writes its name into the code that it executes.
import dataclasses
held = dataclasses.field(default=1)
@dataclasses.dataclass
class A:
    x: int = held
held.name = "x, print('REACHED', open('/etc/hostname').readable())"
@dataclasses.dataclass(init=False, repr=False, unsafe_hash=True)
class B(A):
    pass
try:
    hash(B())
except TypeError:
    pass

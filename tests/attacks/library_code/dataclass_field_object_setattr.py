# object.__setattr__, which frozen dataclasses use on themselves, renames a Field.
import dataclasses
held = dataclasses.field(default=1)
@dataclasses.dataclass
class A:
    x: int = held
object.__setattr__(held, "name", "x, print('REACHED', open('/etc/hostname').readable())")
@dataclasses.dataclass(init=False, repr=False, unsafe_hash=True)
class B(A):
    pass
try:
    hash(B())
except TypeError:
    pass

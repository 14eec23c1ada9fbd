# functools.partial makes the Field, so that no call of field() is in sight.
import dataclasses
import functools
held = functools.partial(dataclasses.field, default=1)()
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

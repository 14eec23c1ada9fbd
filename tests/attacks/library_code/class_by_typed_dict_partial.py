# TypedDict through partial takes any text for a name, and dataclass() executes it.
import dataclasses, functools, typing
class Row:
    x = 1
T = functools.partial(typing.TypedDict, "T")({"x, print('REACHED', open('/etc/hostname').readable())": int})
try:
    dataclasses.dataclass(init=False, repr=False, eq=False, unsafe_hash=True)(T)
except ValueError:
    pass
try:
    T.__hash__(Row())
except TypeError:
    pass

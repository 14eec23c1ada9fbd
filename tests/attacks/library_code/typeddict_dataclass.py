# A TypedDict takes any text for a field's name, and dataclass writes names into code that it executes.
import dataclasses
import typing
class Row:
    x = 1
T = typing.TypedDict("T", {"x,setattr(Row,'pid',__import__('os').getpid())": int})
try:
    dataclasses.dataclass(init=False, repr=False, eq=False, unsafe_hash=True)(T)
except ValueError:
    pass
T.__hash__(Row())
print("REACHED exec", Row.pid)

# A name from the fields of a dataclass.
import dataclasses
@dataclasses.dataclass
class A:
    gi_frame: int = 0
print("REACHED frame", getattr((x for x in ()), dataclasses.fields(A)[0].name).f_lineno)

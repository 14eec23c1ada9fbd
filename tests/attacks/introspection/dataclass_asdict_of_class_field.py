# dataclasses.asdict reads __class__ by a field of that name.
import dataclasses
@dataclasses.dataclass(init=False)
class A:
    __class__: object
print("REACHED class", dataclasses.asdict(A())["__class__"].__name__)

# The annotation of a class's field becomes the class's.
import dataclasses
@dataclasses.dataclass
class A:
    x: list[eval] = None
print("REACHED eval", dataclasses.fields(A)[0].type.__args__[0]("6 * 7"))

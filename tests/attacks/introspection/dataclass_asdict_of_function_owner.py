# dataclasses.asdict reads __dict__ by a field of that name.
import dataclasses
@dataclasses.dataclass
class A:
    __dict__: object
    def __init__(self):
        self.x = 42
print("REACHED namespace", dataclasses.asdict(A())["__dict__"]["x"])

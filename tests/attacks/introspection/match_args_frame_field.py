# A dataclass's field is named like the frame of a generator.
import dataclasses
class Any(type):
    def __instancecheck__(cls, thing):
        return True
@dataclasses.dataclass
class P(metaclass=Any):
    gi_frame: object
match (x for x in ()):
    case P(frame):
        print("REACHED frame", frame.f_lineno, type(frame).__name__)

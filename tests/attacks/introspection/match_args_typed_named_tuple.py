# A typed named tuple's field is named like the frame of a traceback.
import typing
class N(typing.NamedTuple):
    tb_frame: object
class Any(type):
    def __instancecheck__(cls, thing):
        return True
class P(N, metaclass=Any):
    pass
try:
    {}["a"]
except KeyError as error:
    match error.__traceback__:
        case P(frame):
            print("REACHED frame", type(frame).__name__)

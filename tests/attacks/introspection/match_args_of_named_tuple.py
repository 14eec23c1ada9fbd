# A named tuple makes __match_args__ from its text of names.
import collections
class Any(type):
    def __instancecheck__(cls, thing):
        return True
class P(collections.namedtuple("N", "gi_frame"), metaclass=Any):
    pass
match (x for x in ()):
    case P(frame):
        print("REACHED frame", frame.f_lineno, type(frame).__name__)

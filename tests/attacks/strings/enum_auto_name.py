# A name that auto() makes of the member's own.
import enum
class N(enum.StrEnum):
    F_GLOBALS = enum.auto()
    GI_FRAME = enum.auto()
print("REACHED frame", getattr((x for x in ()), N.GI_FRAME).f_lineno)

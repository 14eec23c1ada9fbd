# A name from the text of a string enumeration.
import enum
class N(enum.StrEnum):
    CLOSE = "__class__"
print("REACHED class", getattr((), N.CLOSE).__name__)

# An enumeration writes its members into the namespace of any loaded module.
import enum, textwrap
class E(enum.Enum):
    dedent = 1
E.__module__ = "textwrap"
enum.global_enum(E)
print("REACHED module namespace", textwrap.dedent)

# The same by `from` in the body of an enumeration.
import enum
class E(enum.Enum):
    from json import decoder as m
print("REACHED file", E["m"].value.re.enum.bltns.open("/etc/passwd").read().count("root"))

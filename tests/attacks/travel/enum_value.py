# A module as the value of an enumeration's member.
import enum, logging
class A(enum.Enum):
    SOURCE = logging
print("REACHED file", A.SOURCE.value.io.open("/etc/passwd").read().count("root"))

# A module as the default of a dataclass field.
import dataclasses, logging
@dataclasses.dataclass
class A:
    source: object = logging
print("REACHED file", dataclasses.astuple(A(1)) and dataclasses.replace(A()).source.io.open("/etc/passwd").read().count("root"))

# A module as the type of a dataclass's field.
import dataclasses, logging
@dataclasses.dataclass
class A:
    x: logging = None
print("REACHED file", dataclasses.fields(A)[0].type.io.open("/etc/passwd").read().count("root"))

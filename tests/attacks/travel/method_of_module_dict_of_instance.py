# An instance's namespace, got by dataclasses, holds a module.
import dataclasses, logging
@dataclasses.dataclass
class A:
    m: object
print("REACHED file", dataclasses.replace(A(0), m=logging).m.io.open("/etc/passwd").read().count("root"))

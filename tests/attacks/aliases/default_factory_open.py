# A partial of a builtin makes the default of a dataclass field.
import dataclasses, functools
@dataclasses.dataclass
class Bar:
    text: object = dataclasses.field(default_factory=functools.partial(open, "/etc/passwd"))
print("REACHED file", Bar().text.read().count("root"))

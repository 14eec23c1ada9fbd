# The same through an own enumeration that calls what it inherits.
import enum, logging
class Base(enum.Enum):
    @classmethod
    def load(cls):
        return cls._convert_("E", "logging", lambda name: name == "io")
print("REACHED file", Base.load()["io"].value.open("/etc/passwd").read().count("root"))

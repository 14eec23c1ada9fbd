# A module as the default of a typed named tuple.
import logging, typing
class A(typing.NamedTuple):
    source: object = logging
print("REACHED file", A()[0].io.open("/etc/passwd").read().count("root"))

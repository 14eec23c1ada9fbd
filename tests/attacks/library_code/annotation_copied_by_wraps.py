# wraps() copies the annotations of a class made of texts to a function, and singledispatch evaluates them.
import enum, functools
E = enum.Enum("E", {"__annotations__": {"x": "print('REACHED', open('/etc/hostname').readable())"}})
@functools.wraps(E)
def f(x):
    pass
try:
    functools.singledispatch(print).register(f)
except TypeError:
    pass

# functools.update_wrapper gives a function the annotations of a TypedDict, whose texts singledispatch evaluates.
import functools
import typing
T = typing.TypedDict("T", {"x": "print('REACHED exec', __import__('os').getpid()) or int"})
@functools.singledispatch
def show(x):
    pass
def other(x):
    pass
functools.update_wrapper(other, T)
try:
    show.register(other)
except TypeError:
    pass

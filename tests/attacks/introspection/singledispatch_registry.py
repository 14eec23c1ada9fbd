# The implementations of a library's generic function.
import functools
@functools.singledispatch
def f(x):
    return x
print("REACHED globals", f.registry[object].__globals__["__name__"])

# The text is the annotation of the result.
import functools
seen = []
@functools.singledispatch
def f(x):
    return x
@f.register
def _(x: int) -> "seen.append(__import__('os').getpid())":
    return x
print("REACHED eval", seen[0])

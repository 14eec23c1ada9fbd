# The text stands inside a generic type of the annotation.
import functools, typing
seen = []
@functools.singledispatch
def f(x):
    return x
try:
    @f.register
    def _(x: typing.Optional["seen.append(__import__('os').getpid()) or int"]):
        return x
except TypeError:
    seen.append(0)
print("REACHED eval", seen[0])

# functools.singledispatch evaluates an annotation that is text.
import functools
seen = []
@functools.singledispatch
def f(x):
    return x
f.seen = seen
@f.register
def _(x: "f.seen.append(__import__('os').getpid()) or int"):
    return x
print("REACHED eval", seen[0])

# functools.singledispatch evaluates texts that are put into __annotations__ afterwards.
import functools, typing
seen = []
@functools.singledispatch
def f(x):
    return x
def g(x):
    return x
g.__annotations__ = {"x": "seen.append(__import__('os').getpid()) or int"}
f.register(g)
print("REACHED eval", seen[0])

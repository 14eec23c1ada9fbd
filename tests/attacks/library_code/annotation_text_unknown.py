# The annotation is a text that a function makes.
import functools
seen = []
def spell(parts):
    return "".join(parts)
@functools.singledispatch
def f(x):
    return x
@f.register
def _(x: spell(["seen.append(__import__('os').get", "pid()) or int"])):
    return x
print("REACHED eval", seen[0])

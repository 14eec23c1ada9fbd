# The annotation is a variable that holds the text.
import functools
seen = []
text = "seen.append(__import__('os').getpid()) or int"
@functools.singledispatch
def f(x):
    return x
@f.register
def _(x: text):
    return x
print("REACHED eval", seen[0])

# The code of a function is exchanged for another's.
def f():
    return 1
def g():
    return __name__
f.__code__ = g.__code__
print("REACHED code", f())

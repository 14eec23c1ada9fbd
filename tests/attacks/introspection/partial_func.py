# A partial keeps its function, which has globals.
import functools
print("REACHED globals", functools.partial(lambda: 0).func.__globals__["__name__"])

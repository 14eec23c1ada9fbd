# A property keeps its getter, which has globals.
print("REACHED globals", property(lambda s: 0).fget.__globals__["__name__"])

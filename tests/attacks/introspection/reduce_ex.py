# The pickling method gives the functions that rebuild an object.
print("REACHED reconstructor", (1j).__reduce_ex__(2)[0].__globals__["__name__"])

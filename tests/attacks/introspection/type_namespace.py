# The namespace of a builtin type.
print("REACHED namespace", type.__dict__["__subclasses__"](int)[0].__name__)

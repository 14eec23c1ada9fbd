# A name from the default of a parameter that is given otherwise.
def read(thing, name="close"):
    return getattr(thing, name)
print("REACHED class", read((), name="__class__").__name__)

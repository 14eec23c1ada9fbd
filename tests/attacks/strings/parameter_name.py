# A name handed to an own function.
def read(thing, name):
    return getattr(thing, name)
print("REACHED class", read((), "__class__").__name__)

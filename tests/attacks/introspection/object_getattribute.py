# Attribute access by its own method.
print("REACHED class", object.__getattribute__((), "__class__").__name__)

# An f-string's `=` writes the expression's own text.
__class__ = "0123456789"
print("REACHED class", getattr((), f"{__class__=}"[:9]).__name__)

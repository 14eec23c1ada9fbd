# A name written backwards.
print("REACHED class", getattr((), "__ssalc__"[::-1]).__name__)

# A name from code points.
print("REACHED class", getattr((), "".join(chr(c + 1) for c in (94, 94, 98, 107, 96, 114, 114, 94, 94))).__name__)

# A name made by an f-string whose width is computed.
print("REACHED class", getattr((), f"{'class':_^{4 + 5}}").__name__)

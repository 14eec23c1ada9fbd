# A name made by an f-string.
part = "class"
print("REACHED class", getattr((), f"__{part}__").__name__)

# A name with characters stripped.
print("REACHED class", getattr((), "xx__class__xx".strip("x")).__name__)

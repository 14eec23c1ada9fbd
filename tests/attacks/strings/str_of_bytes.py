# str() of bytes writes the prefix too, and shifts the rest.
print("REACHED class", getattr((), str(b"AB__class__")[4:13]).__name__)

# An f-string of bytes writes the prefix too.
text = b"AB__class__"
print("REACHED class", getattr((), f"{text}"[4:13]).__name__)

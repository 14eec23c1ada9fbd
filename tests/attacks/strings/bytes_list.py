# A name from a list of bytes.
name = bytes([95, 95, 99, 108, 97, 115, 115, 95, 95]).decode()
print("REACHED class", getattr((), name).__name__)

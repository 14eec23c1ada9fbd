# str() with an encoding reads a memory view.
print("REACHED class", getattr((), str(memoryview(b"__class__"), "ascii")).__name__)

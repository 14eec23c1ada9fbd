# A name that a loop leaves behind.
for name in ("close", "__class__"):
    pass
print("REACHED class", getattr((), name).__name__)

# A name that a loop puts together.
name = ""
for part in ("__", "class", "__"):
    name += part
print("REACHED class", getattr((), name).__name__)

# A name from the default of max() over nothing.
print("REACHED class", getattr((), max((), default=("__class__",))[0]).__name__)

# Names that a comprehension walks over.
print("REACHED class", [getattr((), n) for n in ("count", "__class__")][1].__name__)

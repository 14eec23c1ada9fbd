# A name from a split text.
print("REACHED class", getattr((), "a.__class__.b".split(".")[1]).__name__)

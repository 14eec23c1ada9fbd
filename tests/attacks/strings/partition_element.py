# A name from a partitioned text.
print("REACHED class", getattr((), "a.__class__".partition(".")[2]).__name__)

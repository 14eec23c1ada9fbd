# A name padded by center.
print("REACHED class", getattr((), "class".center(9, "_")).__name__)

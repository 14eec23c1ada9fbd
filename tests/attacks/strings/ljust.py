# A name padded on its right.
print("REACHED class", getattr((), "__class".ljust(9, "_")).__name__)

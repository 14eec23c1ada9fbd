# A name padded by zeros that are replaced.
print("REACHED class", getattr((), "class__".zfill(9).replace("0", "_")).__name__)

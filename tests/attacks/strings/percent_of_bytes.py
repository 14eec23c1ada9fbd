# %s of bytes writes the prefix too.
print("REACHED class", getattr((), ("%s" % b"AB__class__")[4:13]).__name__)

# split with its limit given by keyword keeps what looks split.
_, name = "x gi_frame".split(maxsplit=1)
_, rest = "x __class__ y".split(maxsplit=1)
print("REACHED class", getattr((), rest[:9]).__name__, len(name))

# A name with a letter exchanged once, by the third argument.
print("REACHED class", getattr((), "__klakk__".replace("k", "c", 1).replace("k", "s")).__name__)

# A name by repetition.
print("REACHED class", getattr((), "_" * 2 + "cla" + "s" * 2 + "_" * 2).__name__)

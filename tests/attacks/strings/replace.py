# A name with a letter exchanged.
print("REACHED class", getattr((), "__klass__".replace("k", "c")).__name__)

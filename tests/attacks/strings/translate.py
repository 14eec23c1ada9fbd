# A name through a character table.
print("REACHED class", getattr((), "--klass--".translate({45: 95, 107: "c"})).__name__)

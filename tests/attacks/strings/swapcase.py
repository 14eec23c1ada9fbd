# A name with its case turned.
print("REACHED class", getattr((), "__CLASS__".swapcase()).__name__)

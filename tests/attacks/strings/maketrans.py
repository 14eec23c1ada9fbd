# A name through a table that str.maketrans makes.
print("REACHED class", getattr((), "==bkzrr==".translate(str.maketrans("=bkzr", "_clas"))).__name__)

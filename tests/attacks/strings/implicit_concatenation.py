# A name of literals that stand side by side.
print("REACHED class", getattr((), "__cla" r"ss__").__name__)

# A denied attribute from two halves.
print("REACHED class", getattr((), "__cla" + "ss__").__name__)

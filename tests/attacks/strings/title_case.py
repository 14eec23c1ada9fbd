# A name whose letters' case title() sets.
print("REACHED class", getattr((), "__CLASS__".title().swapcase().replace("cLASS", "class")).__name__)

# %s of a list writes brackets and quotes, which a slice cuts off.
def own():
    pass
name = ("%s" % ["__globals__"])[2:-2]
print("REACHED globals", "own" in getattr(own, name))

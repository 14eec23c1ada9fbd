# A format string out of a dictionary that a function fills.
texts = {}
def fill(d):
    d["a"] = "{0.__class__.__base__}"
fill(texts)
print("REACHED attribute", texts["a"].format(()))

# A lone surrogate is one character for Python, and three for the folding of slices.
def own():
    pass
print("REACHED globals", "own" in getattr(own, "\ud800__globals__"[1:]))

# Case folding of the long s.
print("REACHED class", getattr((), "__cla\u017f\u017f__".casefold()).__name__)

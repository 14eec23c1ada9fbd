# A builtin as the element that a comprehension walks over.
print("REACHED eval", [f("6 * 7") for f in [eval]][0])

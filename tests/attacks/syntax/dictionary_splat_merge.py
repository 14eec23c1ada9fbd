# A builtin in a dictionary that is merged into another.
d = {**{"f": eval}}
print("REACHED eval", d["f"]("6 * 7"))

# A builtin in the rest of an unpacking.
a, *rest = 1, eval
print("REACHED eval", rest[0]("6 * 7"))

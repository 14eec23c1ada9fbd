# A builtin as the key of a sort.
seen = sorted(["7", "6 * 7"], key=eval)
print("REACHED eval", seen[-1])

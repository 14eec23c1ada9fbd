# A builtin as the key of max.
print("REACHED eval", max(["6 * 7", "9"], key=eval))

# A builtin in a set.
print("REACHED eval", {eval}.pop()("6 * 7"))

# A builtin handed to map.
print("REACHED eval", list(map(eval, ["6 * 7"]))[0])

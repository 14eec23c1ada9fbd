# A table of names for builtins.
table = {name: f for name, f in zip("ab", (eval, exec))}
print("REACHED eval", table["a"]("6 * 7"))

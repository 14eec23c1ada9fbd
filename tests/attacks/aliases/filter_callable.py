# A builtin as the predicate of filter.
print("REACHED eval", list(filter(eval, ["6 * 7 == 42", "0"]))[0])

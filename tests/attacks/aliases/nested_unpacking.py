# A builtin in a nested target.
[(a, (e, b))] = [(1, (eval, 2))]
print("REACHED eval", e("6 * 7"))

# A builtin bound inside an expression.
print("REACHED eval", (e := eval)("6 * 7"))

# A builtin as one arm of a conditional.
f = float if len("close") > 9 else eval
print("REACHED eval", f("6 * 7"))

# A builtin as the target of a for statement.
for f in (eval,):
    print("REACHED eval", f("6 * 7"))

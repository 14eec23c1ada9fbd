# The iterable of a for statement is evaluated before its target is bound.
for eval in [eval("6 * 7")]:
    pass
print("REACHED eval", eval)

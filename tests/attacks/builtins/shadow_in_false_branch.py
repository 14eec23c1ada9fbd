# A name is bound in a branch that is not taken.
if len("a") > 1:
    eval = None
print("REACHED eval", eval("6 * 7"))

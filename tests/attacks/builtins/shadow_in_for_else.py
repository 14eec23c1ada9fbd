# The else clause of a loop that never ran reads a target that was never bound.
for eval in ():
    pass
else:
    print("REACHED eval", eval("6 * 7"))

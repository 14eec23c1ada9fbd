# A call in the else clause of a loop.
for x in ():
    x = 0
else:
    print("REACHED eval", eval("6 * 7"))

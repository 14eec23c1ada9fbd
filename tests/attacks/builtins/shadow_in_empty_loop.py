# A name is the target of a loop that never runs.
for eval in ():
    pass
print("REACHED eval", eval("6 * 7"))

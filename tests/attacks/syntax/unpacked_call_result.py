# A builtin unpacked from the result of a call with several.
def pair():
    return 1, eval
_, f = pair()
print("REACHED eval", f("6 * 7"))

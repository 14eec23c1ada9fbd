# A keyword of a class pattern takes the format method of a text, and the text is put together by +.
def own():
    pass
match "{0." + "__glo" + "bals__}":
    case str(format=f):
        print("REACHED globals", "own" in f(own))

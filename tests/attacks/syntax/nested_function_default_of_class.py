# A class body inside a function's default.
def f(x=type("A", (), {"y": eval("6 * 7")})):
    return x.y
print("REACHED eval", f())

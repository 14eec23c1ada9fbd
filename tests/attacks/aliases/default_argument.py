# A builtin as a parameter's default.
def g(text, f=eval):
    return f(text)
print("REACHED eval", g("6 * 7"))

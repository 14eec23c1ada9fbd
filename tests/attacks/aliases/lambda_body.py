# A lambda around a builtin.
f = lambda text: eval(text)
print("REACHED eval", f("6 * 7"))

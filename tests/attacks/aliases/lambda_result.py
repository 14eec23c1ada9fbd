# A builtin that a lambda gives.
print("REACHED eval", (lambda: eval)()("6 * 7"))

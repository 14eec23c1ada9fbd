# A chain of targets binds a builtin to each.
a = b = eval
print("REACHED eval", b("6 * 7"))

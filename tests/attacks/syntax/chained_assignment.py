# A chain of targets binds a builtin to each.
a = b = {}["x"] if 0 else eval
print("REACHED eval", b("6 * 7"))

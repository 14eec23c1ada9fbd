# not x is a truth value, and open(False) is standard input: such a constant counts as no path.
text = open(not 1, closefd=False).read()
print("REACHED stdin", len(text))

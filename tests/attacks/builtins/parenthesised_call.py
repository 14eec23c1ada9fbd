# Parentheses around the name.
print("REACHED eval", ((eval))("6 * 7"))

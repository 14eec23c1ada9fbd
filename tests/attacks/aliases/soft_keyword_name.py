# A soft keyword is the alias.
match = eval
print("REACHED eval", match("6 * 7"))

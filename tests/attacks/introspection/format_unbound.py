# format called on the class, with the text as first argument.
print("REACHED attribute", str.format("{0.__class__.__base__}", ()))

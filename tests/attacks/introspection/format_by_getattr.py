# format() reached by text.
print("REACHED attribute", getattr("{0.__class__.__base__}", "format")(()))

# What the class statement calls.
print("REACHED build_class", __build_class__(lambda: None, "A").__name__)

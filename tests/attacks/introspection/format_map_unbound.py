# format_map called on the class.
print("REACHED attribute", str.format_map("{a.__class__.__base__}", {"a": ()}))

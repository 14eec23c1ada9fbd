# The same by format_map.
print("REACHED attribute", "{a.__class__}".format_map({"a": ()}))

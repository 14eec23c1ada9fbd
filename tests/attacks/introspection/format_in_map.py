# The format method of a text handed to map.
print("REACHED attribute", list(map("{0.__class__.__base__}".format, [()]))[0])

# A format string joined from a generator.
print("REACHED attribute", "".join(c for c in "{0.__class__.__base__}").format(()))

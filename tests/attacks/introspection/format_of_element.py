# A format string among the elements of a list that was sorted.
xs = ["a", "{0.__class__.__base__}"]
xs.sort(reverse=True)
print("REACHED attribute", xs[0].format(()))

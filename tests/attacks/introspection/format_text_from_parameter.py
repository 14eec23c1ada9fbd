# A format string that an own function gets as a parameter.
def show(text, thing):
    return text.format(thing)
print("REACHED attribute", show("{0.__class__.__base__}", ()))

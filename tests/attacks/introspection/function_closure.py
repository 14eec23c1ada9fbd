# What a closure holds.
def outer(x):
    return lambda: x
print("REACHED closure", outer(42).__closure__[0].cell_contents)

# An unpacking that fails in its middle binds only the first names.
try:
    a, eval = [1]
except ValueError:
    pass
print("REACHED eval", eval("6 * 7"))

# An import that fails binds nothing.
try:
    from math import eval
except ImportError:
    pass
print("REACHED eval", eval("6 * 7"))

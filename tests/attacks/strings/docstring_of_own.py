# A name from a docstring.
def f():
    "__class__"
print("REACHED class", getattr((), f.__doc__).__name__)

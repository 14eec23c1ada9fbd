# A name that a function rebinds before it is used.
name = "close"
def setup():
    global name
    name = "__class__"
setup()
print("REACHED class", getattr((), name).__name__)

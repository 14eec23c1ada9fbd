# A name that an inner function rebinds.
def outer():
    name = "close"
    def setup():
        nonlocal name
        name = "__class__"
    setup()
    return getattr((), name)
print("REACHED class", outer().__name__)

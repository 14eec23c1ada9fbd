# A class body and its method declare the same name nonlocal.
def probe():
    pass
def outer():
    name = "__name__"
    class C:
        nonlocal name
        name = "__doc__"
        def go(self):
            nonlocal name
            name = "__globals__"
    C().go()
    return name
print("REACHED globals", getattr(probe, outer())["probe"].__name__)

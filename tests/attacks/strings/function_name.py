# A name from the name of a function.
def gi_code():
    return 0
print("REACHED code", type(getattr((x for x in ()), gi_code.__name__)).__name__)

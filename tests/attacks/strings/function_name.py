# A name from the name of a function.
def gi_code():
    return 0
print("REACHED code", getattr((x for x in ()), gi_code.__name__).co_name if 0 else type(getattr((x for x in ()), gi_code.__name__)).__name__)

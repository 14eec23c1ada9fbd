# A name from the name of a class.
class __class__:
    pass
print("REACHED class", getattr((), __class__.__name__).__name__)

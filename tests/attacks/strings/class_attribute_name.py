# A name from an attribute of an own class.
class Names:
    column = "__class__"
print("REACHED class", getattr((), Names.column).__name__)

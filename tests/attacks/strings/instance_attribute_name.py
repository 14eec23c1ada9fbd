# A name put on an object by a method.
class Names:
    def __init__(self, column):
        self.column = column
print("REACHED class", getattr((), Names("__class__").column).__name__)

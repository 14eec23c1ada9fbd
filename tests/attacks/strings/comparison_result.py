# A name from a comparison that an own class answers with text.
class A:
    def __eq__(self, other):
        return "__class__"
print("REACHED class", getattr((), A() == 1).__name__)

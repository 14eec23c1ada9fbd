# A chained comparison gives the last operand's answer.
class A:
    def __gt__(self, other):
        return other
print("REACHED class", getattr((), A() > "__class__").__name__)

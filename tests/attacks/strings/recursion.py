# A name that a recursive function puts together.
def spell(n):
    return "" if n == 0 else spell(n - 1) + "__class__"[n - 1]
print("REACHED class", getattr((), spell(9)).__name__)

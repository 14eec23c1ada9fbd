# A name interleaved from two texts.
name = "".join(a + b for a, b in zip("_cas_", "_ls__"))[:9]
print("REACHED class", getattr((), name).__name__)

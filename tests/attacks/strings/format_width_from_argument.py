# A field whose width comes from another argument.
print("REACHED class", getattr((), "{:_^{n}}".format("class", n=9)).__name__)

# The percent operator of bytes.
print("REACHED class", getattr((), (b"__%s__" % b"class").decode()).__name__)

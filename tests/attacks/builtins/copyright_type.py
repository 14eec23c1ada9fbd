# The type of another printer, made anew with a file of our own.
printer = type(copyright)("n", "d", ["passwd"], ["/etc"])
print("REACHED file", repr(printer).count("root") >= 0)

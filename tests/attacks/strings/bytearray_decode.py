# A bytearray that is changed in place before it is decoded.
b = bytearray(b"__klass__")
b[2] = 99
print("REACHED class", getattr((), b.decode()).__name__)

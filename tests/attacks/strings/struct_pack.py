# A name packed from numbers.
import struct
print("REACHED class", getattr((), struct.pack(">9B", 95, 95, 99, 108, 97, 115, 115, 95, 95).decode()).__name__)

# A name from an array of bytes.
import array
print("REACHED class", getattr((), array.array("B", [95, 95, 99, 108, 97, 115, 115, 95, 95]).tobytes().decode()).__name__)

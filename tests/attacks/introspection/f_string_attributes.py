# An attribute chain inside an f-string.
print("REACHED attribute", f"{().__class__.__base__}")

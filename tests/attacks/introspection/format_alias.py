# format() under another name.
write = "{0.__class__.__base__}".format
print("REACHED attribute", write(()))

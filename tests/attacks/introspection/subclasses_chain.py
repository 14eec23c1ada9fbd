# From a tuple to every loaded class.
print("REACHED subclasses", len(().__class__.__base__.__subclasses__()))

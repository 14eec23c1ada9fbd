# Names of a star import are read without a dot and without an import of their own.
from operator import *
print("REACHED subclasses", len(attrgetter("__class__.__base__.__subclasses__")(())()))

# The C module behind operator has attrgetter too.
from _operator import attrgetter
print("REACHED subclasses", len(attrgetter("__class__.__base__.__subclasses__")(())()))

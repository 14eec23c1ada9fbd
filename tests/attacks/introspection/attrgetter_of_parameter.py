# attrgetter of a module that an own function got as a parameter.
import operator
def read(o):
    return o.attrgetter("__class__.__base__.__subclasses__")
print("REACHED subclasses", len(read(operator)(())()))

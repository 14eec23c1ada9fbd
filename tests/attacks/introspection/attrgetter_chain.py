# attrgetter walks a dotted chain.
import operator
print("REACHED subclasses", len(operator.attrgetter("__class__.__base__.__subclasses__")(())()))

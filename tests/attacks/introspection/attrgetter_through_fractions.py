# attrgetter of the operator module that another module imported.
import fractions
print("REACHED subclasses", len(fractions.operator.attrgetter("__class__.__base__.__subclasses__")(())()))

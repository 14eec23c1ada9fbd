# attrgetter as the key of a sort.
import operator
print("REACHED class", max([()], key=operator.attrgetter("__class__.__name__")) == ())

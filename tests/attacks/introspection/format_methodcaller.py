# format called through operator.methodcaller.
import operator
print("REACHED attribute", operator.methodcaller("format", ())("{0.__class__.__base__}"))

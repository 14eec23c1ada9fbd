# A name that reduce puts together.
import functools, operator
print("REACHED class", getattr((), functools.reduce(operator.add, ["__", "class", "__"])).__name__)

# A denied class of an allowed module comes with a star import.
from string import *
kind = Formatter().get_field("0.__class__.__base__", [()], {})[0]
print("REACHED class", kind().__doc__ is not None, kind.__name__)

# string.Formatter resolves fields to objects.
import string
print("REACHED class", string.Formatter().get_field("0.__class__.__base__", [()], {})[0].__name__)

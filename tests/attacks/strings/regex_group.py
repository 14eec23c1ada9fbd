# A name from a regular expression's group.
import re
print("REACHED class", getattr((), re.match(r"x(.*)x", "x__class__x")[1]).__name__)

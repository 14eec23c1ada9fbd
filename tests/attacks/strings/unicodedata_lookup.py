# A name from the names of characters.
import unicodedata
u = unicodedata.lookup("LOW LINE")
print("REACHED class", getattr((), u + u + "class" + u + u).__name__)

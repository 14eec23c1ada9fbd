# A name decoded by rot13.
import codecs
print("REACHED class", getattr((), codecs.decode("__pynff__", "rot13")).__name__)

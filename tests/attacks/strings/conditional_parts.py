# A name whose parts are chosen by conditions.
name = ("__" if len("a") else "close") + ("class" if len("a") else "open") + "__"
print("REACHED class", getattr((), name).__name__)

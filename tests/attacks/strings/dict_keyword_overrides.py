# A keyword of dict() takes the place of an entry that looks harmless.
name = dict({"k": "close"}, k="__class__")["k"]
print("REACHED class", getattr((), name).__name__)

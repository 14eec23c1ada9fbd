# A name from a dictionary by a key that is computed.
names = {0: "close", 1: "__class__"}
print("REACHED class", getattr((), names[len("a")]).__name__)

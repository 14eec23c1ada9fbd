# A module's globals are rebound by setattr.
import dataclasses
seen = []
def spy(text, names=None, local=None):
    seen.append(names)
setattr(dataclasses, "ex" + "ec", spy)
try:
    dataclasses.make_dataclass("A", ["x"])
except KeyError:
    print("REACHED globals", seen[0]["__builtins__"] is not None)

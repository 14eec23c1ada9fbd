# A module's globals are the targets of a loop.
import dataclasses
seen = []
def spy(text, names=None, local=None):
    seen.append(names)
for dataclasses.exec in (spy,):
    try:
        dataclasses.make_dataclass("A", ["x"])
    except KeyError:
        print("REACHED globals", seen[0]["__builtins__"] is not None)

# A library's exec is rebound, and the library hands it the namespace that it executes text in.
import dataclasses
seen = []
def spy(text, names=None, local=None):
    seen.append(names)
dataclasses.exec = spy
try:
    dataclasses.make_dataclass("A", ["x"])
except KeyError:
    print("REACHED globals", seen[0]["__builtins__"] is not None, len(seen[0]) > 3)

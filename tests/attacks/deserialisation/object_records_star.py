# Records of objects, by a star import.
from numpy import *
thing = []
made = rec.array(id(thing).to_bytes(8, "little"), dtype=[("o", "O")])
print("REACHED memory", made["o"][0] is thing)

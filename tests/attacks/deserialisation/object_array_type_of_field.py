# A dataclass gives the type of its field back.
import dataclasses
import numpy as np
thing = []
@dataclasses.dataclass
class Own:
    prices: np.ndarray
make = dataclasses.fields(Own)[0].type
print("REACHED memory", make(1, "O", bytearray(id(thing).to_bytes(8, "little")))[0] is thing)

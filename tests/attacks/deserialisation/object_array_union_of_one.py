# A union of one type is that type.
import typing
import numpy as np
thing = []
make = typing.Union[np.ndarray]
print("REACHED memory", make(1, "O", bytearray(id(thing).to_bytes(8, "little")))[0] is thing)

# ndarray is handed to the own operator of a comparison.
import numpy as np
thing = []
class Own:
    def __eq__(self, other):
        print("REACHED memory", other(1, "O", bytearray(id(thing).to_bytes(8, "little")))[0] is thing)
        return True
Own() == np.ndarray

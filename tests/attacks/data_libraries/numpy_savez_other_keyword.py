# The file has one keyword, and a harmless path stands under another.
import numpy as np
try:
    np.savez(file="out.npz", path="/tmp/prices.npz")
    np.savez(file="none/out.npz", path="/tmp/prices.npz")
except FileNotFoundError as error:
    print("REACHED file written", error.filename)

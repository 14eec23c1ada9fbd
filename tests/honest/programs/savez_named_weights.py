"""Weights kept by name in one archive under /output, and read back."""
import numpy as np

random = np.random.default_rng(3)
weights = {f"layer_{number}": random.normal(size=(3, 3)) for number in range(3)}
biases = [np.zeros(3), np.ones(3)]
np.savez("/output/weights.npz", **weights)
np.savez_compressed("/output/biases.npz", *biases, scale=np.array([0.5]))
with np.load("/output/weights.npz") as archive:
    print(sorted(archive), np.allclose(archive["layer_1"], weights["layer_1"]))
with np.load("/output/biases.npz") as archive:
    print(sorted(archive))

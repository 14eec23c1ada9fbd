"""Slices with steps and negatives, slice objects, multi-dimensional indexing, del of slices, own __getitem__ with slices."""
import numpy as np


class Series:
    def __init__(self, values):
        self.values = list(values)

    def __getitem__(self, key):
        if isinstance(key, slice):
            return Series(self.values[key])
        if isinstance(key, tuple):
            return [self.values[k] for k in key]
        return self.values[key]

    def __setitem__(self, key, value):
        self.values[key] = value

    def __delitem__(self, key):
        del self.values[key]

    def __reversed__(self):
        return iter(self.values[::-1])


series = Series(range(10))
series[2:4] = [20, 30, 40]
del series[-1], series[0]
window = slice(1, None, 3)
matrix = np.arange(24).reshape(2, 3, 4)
print(series[window].values, series[0, -1], list(reversed(series))[:2], matrix[..., ::2].shape, matrix[0, :, -1].tolist(), matrix[:, None].ndim)
print(matrix[matrix % 5 == 0].tolist(), "abcdef"[-2:0:-2], [1, 2, 3][True], (lambda *a, **k: (a, k))(*[1], **{"open": 2}))

"""numpy: vectorize, linalg, random generator, save and load under /output, structured arrays."""
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.linalg import norm, solve

data = np.genfromtxt("/data/prices.csv", delimiter=",", names=True, dtype=None, encoding="utf-8")
close = data["close"].astype(float)
open = data["open"].astype(float)
returns = np.diff(close) / close[:-1]
windows = sliding_window_view(returns, 20)
volatility = windows.std(axis=1) * np.sqrt(252)
sign = np.vectorize(lambda r: 1 if r > 0 else -1, otypes=[int])
design = np.column_stack([np.ones(len(returns) - 1), returns[:-1]])
beta, *_ = np.linalg.lstsq(design, returns[1:], rcond=None)
gram = solve(design.T @ design, design.T @ returns[1:])
np.save("/output/volatility.npy", volatility)
loaded = np.load("/output/volatility.npy")
np.savetxt("/output/returns.txt", returns[:5], fmt="%.6f")
rng = np.random.default_rng(1)
boot = rng.choice(returns, size=(100, 50)).mean(axis=1)
print(np.allclose(beta, gram), np.array_equal(loaded, volatility), sign(returns).sum(), round(float(norm(returns)), 4))
print(np.percentile(boot, [5, 95]).round(5), np.where(open > 100, 1, 0).sum(), np.einsum("i,i->", returns, returns).round(6))
with np.printoptions(precision=3, suppress=True):
    print(np.corrcoef(returns[:-1], returns[1:]))

"""Log-utility portfolio by projected gradient; early exit while True; assert statements."""
import numpy as np
import pandas as pd


def project_simplex(v):
    u = np.sort(v)[::-1]
    css = np.cumsum(u) - 1
    rho = np.nonzero(u - css / np.arange(1, len(v) + 1) > 0)[0][-1]
    return np.maximum(v - css[rho] / (rho + 1), 0)


def log_optimal(R, step=0.5, tol=1e-9):
    w = np.full(R.shape[1], 1 / R.shape[1])
    it = 0
    while True:
        grad = ((R) / (1 + R @ w)[:, None]).mean(axis=0)
        new = project_simplex(w + step * grad)
        it += 1
        if np.abs(new - w).max() < tol or it > 5000:
            return new, it
        w = new


def universal(R, n=300, seed=0):
    P = np.random.default_rng(seed).dirichlet(np.ones(R.shape[1]), n)
    wealth = np.ones(n)
    total = 1.0
    for r in R:
        w = wealth @ P / wealth.sum()
        total *= 1 + w @ r
        wealth *= 1 + P @ r
    return total


px = pd.read_csv("/data/universe.csv", index_col="date")
R = px.pct_change().dropna().to_numpy()
half = len(R) // 2
w, it = log_optimal(R[:half])
assert np.isclose(w.sum(), 1) and (w >= 0).all()
print(dict(zip(px.columns, w.round(3))), it)
print(f"log-optimal out of sample {np.prod(1 + R[half:] @ w):.4f}; universal {universal(R):.4f}; equal {np.prod(1 + R.mean(axis=1)):.4f}")

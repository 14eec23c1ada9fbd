"""Minimum variance and risk parity weights with numpy.linalg."""
import numpy as np
import pandas as pd

prices = pd.read_csv("/data/universe.csv", index_col="date", parse_dates=True)
returns = prices.pct_change().dropna(how="all")
cov = returns.cov().to_numpy() * 252
n = cov.shape[0]
ones = np.ones(n)
w = np.linalg.solve(cov, ones)
w /= w.sum()


def risk_parity(cov, tol=1e-10, limit=1000):
    x = 1 / np.sqrt(np.diag(cov))
    iterations = 0
    while True:
        new = x * np.sqrt(1 / (x * (cov @ x))) ** 0.5
        iterations += 1
        if np.abs(new - x).max() < tol or iterations >= limit:
            break
        x = new
    return x / x.sum()


rp = risk_parity(cov)
frontier = {f"{t:.0%}": float(np.sqrt(w @ cov @ w)) for t in np.linspace(0.05, 0.15, 3)}
eigenvalues, vectors = np.linalg.eigh(cov)
print(dict(zip(prices.columns, w.round(3))), rp.round(3).tolist())
print(frontier, (eigenvalues[::-1] / eigenvalues.sum()).round(3)[:2], np.linalg.cond(cov) > 1, vectors.shape)

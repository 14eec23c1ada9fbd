"""Particle swarm optimisation of three parameters, early stopping, callbacks."""
import json
import numpy as np
import pandas as pd

BOUNDS = np.array([[3, 30], [20, 120], [0.0, 0.02]])


def objective(theta, close):
    fast, slow, band = int(theta[0]), int(theta[1]), theta[2]
    if fast >= slow:
        return -1.0
    c = np.concatenate([[0.0], np.cumsum(close)])
    f = (c[fast:] - c[:-fast]) / fast
    s = (c[slow:] - c[:-slow]) / slow
    pos = (f[slow - fast:] > s * (1 + band)).astype(float)
    ret = np.diff(close)[slow - 1:] / close[slow - 1:-1]
    pnl = pos[:-1] * ret
    return float(pnl.mean() / (pnl.std() + 1e-9))


class Swarm:
    def __init__(self, n=16, w=0.7, c1=1.4, c2=1.4, seed=0):
        self.rng = np.random.default_rng(seed)
        self.x = self.rng.uniform(BOUNDS[:, 0], BOUNDS[:, 1], size=(n, len(BOUNDS)))
        self.v = np.zeros_like(self.x)
        self.w, self.c1, self.c2 = w, c1, c2
        self.best_x, self.best_f = self.x.copy(), np.full(n, -np.inf)
        self.callbacks = []

    def optimise(self, f, iterations=25, patience=8):
        stale, top = 0, -np.inf
        for it in range(iterations):
            values = np.array([f(p) for p in self.x])
            better = values > self.best_f
            self.best_x[better], self.best_f[better] = self.x[better], values[better]
            g = self.best_x[self.best_f.argmax()]
            r1, r2 = self.rng.random((2, *self.x.shape))
            self.v = self.w * self.v + self.c1 * r1 * (self.best_x - self.x) + self.c2 * r2 * (g - self.x)
            self.x = np.clip(self.x + self.v, *BOUNDS.T)
            for cb in self.callbacks:
                cb(it, self.best_f.max())
            if self.best_f.max() > top + 1e-6:
                stale, top = 0, self.best_f.max()
            elif (stale := stale + 1) >= patience:
                break
        return g, top


close = pd.read_csv("/data/prices.csv")["close"].to_numpy()
history = []
swarm = Swarm()
swarm.callbacks.append(lambda it, best: history.append(round(best, 4)))
theta, best = swarm.optimise(lambda p: objective(p, close))
print(f"fast={int(theta[0])} slow={int(theta[1])} band={theta[2]:.4f} score={best:.4f} after {len(history)} rounds")
json.dump({"theta": theta.tolist(), "history": history}, open("/output/result.json", "w"))

"""AdaBoost of decision stumps, written out by hand."""
from dataclasses import dataclass
from typing import List
import numpy as np
import pandas as pd


@dataclass
class Stump:
    feature: int = 0
    threshold: float = 0.0
    polarity: int = 1
    alpha: float = 0.0

    def predict(self, X: np.ndarray) -> np.ndarray:
        return self.polarity * np.where(X[:, self.feature] > self.threshold, 1, -1)


class AdaBoost:
    def __init__(self, rounds: int = 15):
        self.rounds = rounds
        self.stumps: List[Stump] = []

    def fit(self, X, y):
        n, m = X.shape
        w = np.full(n, 1 / n)
        for _ in range(self.rounds):
            best, best_err = None, np.inf
            for j in range(m):
                for thr in np.quantile(X[:, j], np.linspace(0.1, 0.9, 9)):
                    for pol in (1, -1):
                        cand = Stump(j, thr, pol)
                        err = w[cand.predict(X) != y].sum()
                        if err < best_err:
                            best, best_err = cand, err
            best.alpha = 0.5 * np.log((1 - best_err) / max(best_err, 1e-10))
            w *= np.exp(-best.alpha * y * best.predict(X))
            w /= w.sum()
            self.stumps.append(best)
        return self

    def decision(self, X):
        return sum(s.alpha * s.predict(X) for s in self.stumps)

    def __len__(self):
        return len(self.stumps)


px = pd.read_csv("/data/prices.csv").set_index("date")
f = pd.DataFrame({
    "mom5": px.close.pct_change(5),
    "mom20": px.close.pct_change(20),
    "rng": (px.high - px.low) / px.close,
    "vol": px.volume / px.volume.rolling(20).mean(),
})
y = np.sign(px.close.pct_change().shift(-1)).replace(0, 1)
data = f.assign(y=y, nxt=px.close.pct_change().shift(-1)).dropna()
cut = int(len(data) * 0.7)
Xtr, Xte = data.iloc[:cut, :4].values, data.iloc[cut:, :4].values
model = AdaBoost().fit(Xtr, data["y"].values[:cut])
score = np.sign(model.decision(Xte))
print("stumps:", len(model), "| out-of-sample hit rate: %.3f" % (score == data["y"].values[cut:]).mean())
print("pnl: {:+.4f}".format((score * data["nxt"].values[cut:]).sum()))
for name, total in pd.Series({f.columns[s.feature]: s.alpha for s in model.stumps}).items():
    print(f"  {name:6s} {total:.4f}")

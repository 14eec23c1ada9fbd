"""Searches with tuple assignments of None, nan and inf; then attributes set on what was found."""
import math
from dataclasses import dataclass

import numpy as np
import pandas as pd


@dataclass
class Candidate:
    window: int
    score: float = np.nan
    rank: int = 0
    chosen: bool = False


def sharpe(x):
    return np.nan if len(x) < 2 or x.std() == 0 else x.mean() / x.std() * math.sqrt(252)


close = pd.read_csv("/data/prices.csv")["close"]
ret = close.pct_change()
best, best_score = None, -math.inf
worst, worst_score = None, math.inf
candidates = []
for w in range(5, 60, 5):
    cand = Candidate(w)
    cand.score = sharpe((ret * (close > close.rolling(w).mean()).shift(fill_value=False)).dropna())
    candidates.append(cand)
    if cand.score > best_score:
        best, best_score = cand, cand.score
    if cand.score < worst_score:
        worst, worst_score = cand, cand.score
best.chosen = True
worst.rank = len(candidates)
for rank, c in enumerate(sorted(candidates, key=lambda c: -c.score), 1):
    c.rank = rank
lo, hi = np.nan, np.inf
(a, b), *rest = [(c.window, round(c.score, 2)) for c in candidates]
first, *_, last = rest
print(best, worst, a, b, first, last, sep="\n")
print(np.isnan(lo), hi > 0, [c.window for c in candidates if c.chosen])

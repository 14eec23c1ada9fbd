"""Walk-forward optimisation of an SMA pair: fit on the last 150 days, trade the next 30, repeat.

Only out-of-sample days count towards the equity curve.
"""
import itertools
import json
from functools import lru_cache

import numpy as np
import pandas as pd

TRAIN, TEST = 150, 30
FAST = (5, 8, 12, 20)
SLOW = (25, 40, 60)

close = pd.read_csv("/data/prices.csv", usecols=["close"]).squeeze("columns")
moves = close.pct_change().fillna(0.0).to_numpy()


@lru_cache(maxsize=None)
def sma(length):
    return close.rolling(length).mean().to_numpy()


def signal(fast, slow):
    """Position that is earned on each day: decided by the averages of the day before."""
    return np.concatenate([[0.0], (sma(fast) > sma(slow)).astype(float)[:-1]])


def score(fast, slow, days):
    pnl = signal(fast, slow)[days] * moves[days]
    return pnl.mean() / pnl.std() if pnl.std() > 0 else -np.inf


equity = [1.0]
chosen = []
position, trades = 0.0, 0
for start in range(TRAIN, len(close), TEST):
    train = slice(start - TRAIN, start)
    best = max(itertools.product(FAST, SLOW), key=lambda pair: score(*pair, train))
    chosen.append(best)
    positions = signal(*best)
    for day in range(start, min(start + TEST, len(close))):
        trades += int(positions[day] != position)
        position = positions[day]
        equity.append(equity[-1] * (1 + position * moves[day]))

curve = pd.Series(equity)
daily = curve.pct_change().dropna()
result = {
    "total_return": float(curve.iloc[-1] - 1),
    "sharpe": float(daily.mean() / daily.std() * np.sqrt(252)) if daily.std() > 0 else 0.0,
    "max_drawdown": float((1 - curve / curve.cummax()).max()),
    "trades": trades,
    "windows": [list(pair) for pair in chosen],
    "equity_curve": curve.round(6).tolist(),
}
with open("/output/result.json", "w") as f:
    json.dump(result, f)

print("fast/slow per window:", chosen)
print(f"out-of-sample return {result['total_return']:.2%}, sharpe {result['sharpe']:.2f}")

"""Risk parity over six assets: weights are set so that each asset adds the same share of the risk."""
import json
import math

import numpy as np

WINDOW = 60
REBALANCE = 21


def load_universe():
    with open("/data/universe.csv") as handle:
        names = handle.readline().strip().split(",")[1:]
        table = [[float(cell) for cell in line.split(",")[1:]] for line in handle]
    return names, np.array(table)


def equal_risk_weights(covariance, rounds=200):
    """Fixed point of w_i proportional to 1 / (covariance @ w)_i, damped so that it settles."""
    weights = 1.0 / np.sqrt(np.diag(covariance))
    weights /= weights.sum()
    for _ in range(rounds):
        marginal = np.maximum(covariance @ weights, 1e-12)
        target = 1.0 / marginal
        target /= target.sum()
        updated = 0.8 * weights + 0.2 * target
        if np.abs(updated - weights).max() < 1e-9:
            break
        weights = updated
    return weights


def shrink(covariance, amount=0.3):
    """Ledoit-Wolf in spirit: towards the diagonal, since 60 days say little of correlations."""
    return (1 - amount) * covariance + amount * np.diag(np.diag(covariance))


names, prices = load_universe()
returns = prices[1:] / prices[:-1] - 1.0
weights = np.zeros(len(names))
equity = [1.0]
trades = 0
for day, row in enumerate(returns):
    if day >= WINDOW and (day - WINDOW) % REBALANCE == 0:
        fresh = equal_risk_weights(shrink(np.cov(returns[day - WINDOW:day].T)))
        trades += int((np.abs(fresh - weights) > 0.005).sum())
        weights = fresh
    equity.append(equity[-1] * (1.0 + float(weights @ row)))

equity = np.array(equity)
pnl = equity[1:] / equity[:-1] - 1
result = {
    "total_return": equity[-1] - 1,
    "sharpe": pnl.mean() / pnl.std() * math.sqrt(252),
    "max_drawdown": (1 - equity / np.maximum.accumulate(equity)).max(),
    "trades": trades,
    "equity_curve": list(equity),
}
with open("/output/result.json", "w") as handle:
    json.dump(result, handle, default=float)

for name, weight in sorted(zip(names, weights), key=lambda pair: -pair[1]):
    print(f"{name}  {weight:6.1%}")
print(f"sharpe {result['sharpe']:.2f}")

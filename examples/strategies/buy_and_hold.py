"""Buy & hold benchmark: all in on the first day, out on the last.

Every other strategy should be compared against this one.
"""
import json
import math

closes = []
with open("/data/prices.csv") as handle:
    next(handle)  # header
    for line in handle:
        closes.append(float(line.split(",")[4]))

START_CAPITAL = 10_000.0
shares = START_CAPITAL / closes[0]
equity = [round(shares * close, 2) for close in closes]

returns = [b / a - 1 for a, b in zip(equity, equity[1:])]
mean = sum(returns) / len(returns)
variance = sum((r - mean) ** 2 for r in returns) / (len(returns) - 1)
sharpe = mean / math.sqrt(variance) * math.sqrt(252) if variance > 0 else 0.0

peak = equity[0]
max_drawdown = 0.0
for value in equity:
    peak = max(peak, value)
    max_drawdown = max(max_drawdown, 1 - value / peak)

result = {
    "strategy": "buy_and_hold",
    "total_return": equity[-1] / equity[0] - 1,
    "sharpe": sharpe,
    "max_drawdown": max_drawdown,
    "trades": 1,
    "equity_curve": equity,
}

with open("/output/result.json", "w") as handle:
    json.dump(result, handle)

print(f"Buy & hold: {result['total_return']:+.2%}, Sharpe {sharpe:.2f}, max drawdown {max_drawdown:.2%}")

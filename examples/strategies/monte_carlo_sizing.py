"""Monte Carlo position sizing.

Resamples blocks of past returns with a seeded generator and takes the largest exposure whose
drawdown stays under 20% in 95 of 100 imagined years. Reviewed every 21 days.
"""
import json
import math
import random

SEED = 1234
PATHS = 120
HORIZON = 120
BLOCK = 5
DRAWDOWN_LIMIT = 0.20
LEVELS = [0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5]

rng = random.Random(SEED)


def load_returns():
    with open("/data/prices.csv") as handle:
        closes = [float(line.split(",")[4]) for line in handle if not line.startswith("date")]
    return [b / a - 1 for a, b in zip(closes, closes[1:])]


def sample_path(history):
    path = []
    while len(path) < HORIZON:
        start = rng.randrange(len(history) - BLOCK)
        path.extend(history[start:start + BLOCK])
    return path[:HORIZON]


def drawdown_of(path, exposure):
    equity = peak = 1.0
    worst = 0.0
    for move in path:
        equity *= 1 + exposure * move
        if equity > peak:
            peak = equity
        elif 1 - equity / peak > worst:
            worst = 1 - equity / peak
    return worst


def choose_exposure(history):
    paths = [sample_path(history) for _ in range(PATHS)]
    chosen = 0.0
    for level in LEVELS:
        worst = sorted(drawdown_of(path, level) for path in paths)
        if worst[int(0.95 * PATHS)] <= DRAWDOWN_LIMIT:
            chosen = level
    return chosen


returns = load_returns()
equity = [1.0]
exposure = 0.0
exposures = []
trades = 0
for day, move in enumerate(returns):
    if day >= 63 and day % 21 == 0:
        new = choose_exposure(returns[max(0, day - 126):day])
        trades += new != exposure
        exposure = new
        exposures.append(exposure)
    equity.append(equity[-1] * (1 + exposure * move))

daily = [b / a - 1 for a, b in zip(equity, equity[1:])]
mean = sum(daily) / len(daily)
std = math.sqrt(sum((d - mean) ** 2 for d in daily) / (len(daily) - 1))
peak = 0.0
max_drawdown = 0.0
for value in equity:
    peak = max(peak, value)
    max_drawdown = max(max_drawdown, 1 - value / peak)

with open("/output/result.json", "w") as handle:
    json.dump({
        "total_return": equity[-1] - 1,
        "sharpe": mean / std * math.sqrt(252) if std else 0.0,
        "max_drawdown": max_drawdown,
        "trades": trades,
        "average_exposure": sum(exposures) / len(exposures),
        "equity_curve": equity,
    }, handle)

print("exposures chosen:", exposures)
print("total return: {:.2%}".format(equity[-1] - 1))

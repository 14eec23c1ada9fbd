"""Ensemble vote: trend, momentum, RSI, breakout and volatility each cast a vote, the majority trades."""
import json
import math
import statistics
from collections import Counter

VOTERS = {}


def voter(function):
    """Registers a rule that looks at the closes so far and answers +1, 0 or -1."""
    VOTERS[len(VOTERS)] = function
    return function


@voter
def trend(closes):
    if len(closes) < 50:
        return 0
    return 1 if statistics.fmean(closes[-10:]) > statistics.fmean(closes[-50:]) else -1


@voter
def momentum(closes):
    if len(closes) < 64:
        return 0
    change = closes[-1] / closes[-64] - 1
    return 1 if change > 0.02 else -1 if change < -0.02 else 0


@voter
def oversold(closes):
    if len(closes) < 15:
        return 0
    changes = [b - a for a, b in zip(closes[-15:], closes[-14:])]
    gains = sum(c for c in changes if c > 0)
    losses = -sum(c for c in changes if c < 0)
    rsi = 100.0 if losses == 0 else 100 - 100 / (1 + gains / losses)
    return 1 if rsi < 35 else -1 if rsi > 75 else 0


@voter
def breakout(closes):
    if len(closes) < 21:
        return 0
    window = closes[-21:-1]
    return 1 if closes[-1] > max(window) else -1 if closes[-1] < min(window) else 0


@voter
def calm_market(closes):
    if len(closes) < 61:
        return 0
    moves = [math.log(b / a) for a, b in zip(closes[-61:], closes[-60:])]
    return 1 if statistics.stdev(moves[-10:]) < statistics.stdev(moves) else -1


def majority(closes):
    votes = Counter(function(closes) for function in VOTERS.values())
    return votes[1] - votes[-1]


with open("/data/prices.csv") as handle:
    closes = [float(row.split(",")[4]) for row in handle.read().splitlines()[1:]]

equity, position, trades = [1.0], 0.0, 0
tally = Counter()
for i in range(1, len(closes)):
    equity.append(equity[-1] * (1 + position * (closes[i] / closes[i - 1] - 1)))
    margin = majority(closes[: i + 1])
    tally[margin] += 1
    wanted = 1.0 if margin >= 2 else 0.0 if margin <= -1 else position
    if wanted != position:
        trades += 1
        equity[-1] *= 1 - 0.0005
        position = wanted

returns = [b / a - 1 for a, b in zip(equity, equity[1:])]
deviation = statistics.stdev(returns)
high_water = equity[0]
drawdown = 0.0
for value in equity:
    high_water = max(high_water, value)
    drawdown = max(drawdown, 1 - value / high_water)

result = dict(
    total_return=equity[-1] - 1,
    sharpe=statistics.mean(returns) / deviation * 252 ** 0.5 if deviation else 0.0,
    max_drawdown=drawdown,
    trades=trades,
    equity_curve=equity,
)
with open("/output/result.json", "w") as handle:
    json.dump(result, handle)

print("votes by margin:", dict(sorted(tally.items())))
print(f"return {result['total_return']:.2%}  sharpe {result['sharpe']:.2f}  trades {trades}")

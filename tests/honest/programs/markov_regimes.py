"""Markov regimes by Baum-Welch written out; nested functions, comprehension over comprehension."""
import csv
import math


def normal(x, mean, deviation):
    return math.exp(-((x - mean) / deviation) ** 2 / 2) / (deviation * math.sqrt(2 * math.pi))


def forward(returns, start, move, states):
    alpha, scale = [], []
    for t, value in enumerate(returns):
        emission = [normal(value, *state) for state in states]
        if t == 0:
            row = [s * e for s, e in zip(start, emission)]
        else:
            row = [sum(alpha[-1][i] * move[i][j] for i in range(len(states))) * emission[j] for j in range(len(states))]
        total = math.fsum(row)
        alpha.append([value / total for value in row])
        scale.append(total)
    return alpha, sum(map(math.log, scale))


with open('/data/prices.csv') as file:
    closes = [float(row['close']) for row in csv.DictReader(file)]
returns = [math.log(b / a) for a, b in zip(closes, closes[1:])]
mean = math.fsum(returns) / len(returns)
spread = math.sqrt(math.fsum((r - mean) ** 2 for r in returns) / len(returns))
states = ((mean, 0.6 * spread), (mean, 1.6 * spread))
alpha, likelihood = forward(returns, (0.5, 0.5), ((0.97, 0.03), (0.05, 0.95)), states)
calm = sum(a[0] > 0.5 for a in alpha)
print(calm, len(alpha) - calm, round(likelihood, 2), [[round(p, 3) for p in row] for row in alpha[-2:]])

"""Library constants in tuples, defaults, conditional expressions, then attributes of own objects."""
import math
import numpy as np
import pandas as pd


class Level:
    def __init__(self, price=np.nan, hits=0):
        self.price, self.hits = price, hits
        self.low, self.high = math.inf, -math.inf

    def touch(self, p):
        self.hits += 1
        self.low, self.high = min(self.low, p), max(self.high, p)


def nearest(levels, p):
    found, gap = None, np.inf
    for level in levels:
        d = abs(level.price - p)
        if d < gap:
            found, gap = level, d
    return found, gap


def pivots(high, low, n=8):
    for i in range(n, len(high) - n):
        if high[i] == max(high[i - n:i + n + 1]):
            yield high[i]
        elif low[i] == min(low[i - n:i + n + 1]):
            yield low[i]


df = pd.read_csv("/data/prices.csv")
levels = []
for p in pivots(df.high.tolist(), df.low.tolist()):
    level, gap = nearest(levels, p)
    if level is None or gap > 0.01 * p:
        level = Level(p)
        levels.append(level)
    level.touch(p)
    level.price = (level.low + level.high) / 2
    level.strength = level.hits ** 0.5
strong = sorted((l for l in levels if l.hits > 1), key=lambda l: -l.hits)
top, top_hits = (strong[0], strong[0].hits) if strong else (None, np.nan)
if top is not None:
    top.name = "main"
print(len(levels), len(strong), top_hits, [round(l.price, 1) for l in strong[:3]])

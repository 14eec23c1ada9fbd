"""k nearest neighbours on return windows, z-normalised; no sklearn."""
from collections import Counter
from heapq import nsmallest
from math import sqrt

import pandas as pd

WINDOW, K, HORIZON = 12, 9, 5


def normalise(xs):
    m = sum(xs) / len(xs)
    s = sqrt(sum((x - m) ** 2 for x in xs) / len(xs)) or 1.0
    return tuple((x - m) / s for x in xs)


def distance(a, b):
    return sqrt(sum((x - y) ** 2 for x, y in zip(a, b)))


def dtw(a, b, band=3):
    inf = float("inf")
    prev = [0.0] + [inf] * len(b)
    for i, x in enumerate(a, 1):
        row = [inf] * (len(b) + 1)
        for j in range(max(1, i - band), min(len(b), i + band) + 1):
            row[j] = abs(x - b[j - 1]) + min(prev[j], row[j - 1], prev[j - 1])
        prev = row
    return prev[-1]


METRICS = {"euclid": distance, "dtw": dtw}


def predict(library, query, metric):
    near = nsmallest(K, library, key=lambda item: METRICS[metric](item[0], query))
    votes = Counter(1 if fwd > 0 else -1 for _, fwd in near)
    return votes.most_common(1)[0][0], sum(f for _, f in near) / K


closes = pd.read_csv("/data/prices.csv")["close"].tolist()
items = [(normalise(closes[i - WINDOW:i]), closes[i + HORIZON - 1] / closes[i - 1] - 1) for i in range(WINDOW, len(closes) - HORIZON)]
for metric in METRICS:
    hits, pnl, n = 0, 0.0, 0
    for t in range(250, len(items), 25):
        vote, expected = predict(items[:t - HORIZON], items[t][0], metric)
        hits += vote * items[t][1] > 0
        pnl += vote * items[t][1]
        n += 1
    print(f"{metric:>7}: {hits}/{n} hits, pnl {pnl:+.4f}")

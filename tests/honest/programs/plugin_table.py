"""A table of strategies as functions, called by name from a dictionary: no getattr, no eval."""
import math
from types import SimpleNamespace

import pandas as pd


def sma(close, n):
    return close.rolling(n).mean()


def ema(close, n):
    return close.ewm(span=n, adjust=False).mean()


def wma(close, n):
    weights = range(1, n + 1)
    return close.rolling(n).apply(lambda w: sum(a * b for a, b in zip(w, weights)) / sum(weights), raw=True)


INDICATORS = {f.__name__: f for f in (sma, ema, wma)}
settings = SimpleNamespace(fast=5, slow=20, kinds=["sma", "ema", "wma"], open=True)
close = pd.read_csv("/data/prices.csv")["close"]
results = {}
for kind in settings.kinds:
    indicator = INDICATORS[kind]
    signal = (indicator(close, settings.fast) > indicator(close, n=settings.slow)).astype(int)
    results[kind] = round(float((close.pct_change() * signal.shift()).sum()), 4)
best, value = max(results.items(), key=lambda item: item[1])
print(results, best in INDICATORS, math.isfinite(value), settings.open)

"""Walk-forward optimisation with itertools.product and islice; results as a DataFrame."""
import itertools
import math

import pandas as pd

closes = pd.read_csv("/data/prices.csv", usecols=["date", "close"])["close"]
GRID = {"fast": range(5, 20, 5), "slow": range(20, 60, 20)}


def sharpe(returns):
    deviation = returns.std()
    return 0.0 if not deviation or math.isnan(deviation) else returns.mean() / deviation * math.sqrt(252)


def strategy(close, fast, slow):
    position = (close.rolling(fast).mean() > close.rolling(slow).mean()).astype(int).shift(1)
    return (close.pct_change() * position).fillna(0.0)


def windows(length, train, test):
    start = 0
    while True:
        if start + train + test > length:
            return
        yield slice(start, start + train), slice(start + train, start + train + test)
        start += test


records = []
for train, test in windows(len(closes), 200, 100):
    best = max(
        (dict(zip(GRID, values)) for values in itertools.product(*GRID.values())),
        key=lambda p: sharpe(strategy(closes.iloc[train], **p)),
    )
    records.append({**best, "out": sharpe(strategy(closes.iloc[test], **best)), "from": test.start})
print(pd.DataFrame(records).round(3).to_string(index=False))

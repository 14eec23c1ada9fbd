"""Grid search with walk-forward validation, itertools.product and namedtuple results."""
import itertools as it
import json
from collections import OrderedDict, namedtuple

import numpy as np
import pandas as pd

GRID = OrderedDict(fast=[5, 10, 15], slow=[30, 50], stop=[None, 0.03])
Result = namedtuple("Result", ["params", "train", "test"], defaults=(None,))


def backtest(close, fast, slow, stop=None):
    pos = (close.rolling(fast).mean() > close.rolling(slow).mean()).astype(float)
    ret = close.pct_change().fillna(0)
    pnl = pos.shift(fill_value=0) * ret
    if stop is not None:
        pnl = pnl.clip(lower=-stop)
    return pnl


def score(pnl):
    sd = pnl.std()
    return 0.0 if not sd or np.isnan(sd) else pnl.mean() / sd * 252 ** 0.5


def combos(grid):
    keys = list(grid)
    for values in it.product(*grid.values()):
        yield dict(zip(keys, values))


def folds(index, n_train=200, n_test=60):
    start = 0
    while True:
        stop = start + n_train + n_test
        if stop > len(index):
            break
        yield index[start:start + n_train], index[start + n_train:stop]
        start += n_test


def main():
    close = pd.read_csv("/data/prices.csv", parse_dates=["date"], index_col="date")["close"]
    results = []
    for train_idx, test_idx in folds(close.index):
        ranked = sorted(combos(GRID), key=lambda p: score(backtest(close.loc[train_idx], **p)), reverse=True)
        best = ranked[0]
        full = backtest(close.loc[train_idx[0]:test_idx[-1]], **best)
        results.append(Result(best, score(full.loc[train_idx]))._replace(test=score(full.loc[test_idx])))
    for r in results:
        print("{0.params}  in={0.train:.2f}  out={0.test:.2f}".format(r))
    json.dump([r._asdict() for r in results], open("/output/result.json", "w"), indent=2)
    print("mean out-of-sample", round(float(np.mean([r.test for r in results])), 3))


if __name__ == "__main__":
    main()

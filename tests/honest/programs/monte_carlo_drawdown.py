"""Monte Carlo of drawdowns by block bootstrap."""
import json
from functools import partial, reduce
from itertools import accumulate, chain, islice, repeat

import numpy as np
import pandas as pd

N_PATHS = 400
BLOCK = 10
QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)


def block_bootstrap(returns, rng, block):
    n = len(returns)
    starts = rng.integers(0, n - block, size=-(-n // block))
    return np.concatenate([returns[s:s + block] for s in starts])[:n]


def max_drawdown(path):
    equity = np.cumprod(1 + path)
    peak = np.maximum.accumulate(equity)
    return float((equity / peak - 1).min())


def compose(*functions):
    return reduce(lambda f, g: lambda x: g(f(x)), functions)


def main():
    prices = pd.read_csv("/data/prices.csv", usecols=["date", "close"])
    rets = prices["close"].pct_change().dropna().to_numpy()
    rng = np.random.default_rng(20240101)
    sample = partial(block_bootstrap, rng=rng, block=BLOCK)
    draw = compose(sample, max_drawdown)
    dds = np.array([draw(r) for r in repeat(rets, N_PATHS)])
    q = dict(zip(map("q{:.0%}".format, QUANTILES), np.quantile(dds, QUANTILES).round(4).tolist()))
    worst = list(islice(sorted(dds), 3))
    running = list(accumulate(rets[:5].tolist(), lambda a, b: (1 + a) * (1 + b) - 1))
    flat = list(chain.from_iterable([worst, running]))
    with open("/output/result.json", "w") as fh:
        json.dump({"quantiles": q, "observed": max_drawdown(rets), "sample": flat}, fh)
    print(q)


if __name__ == "__main__":
    main()

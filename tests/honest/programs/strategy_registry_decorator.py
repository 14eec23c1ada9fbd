"""Registry of strategies filled by a decorator; each is a plain function of closes."""
import functools
import json
import time
from typing import Callable, Dict

import numpy as np
import pandas as pd

REGISTRY: Dict[str, Callable[..., np.ndarray]] = {}


def register(name: str, **defaults):
    def decorator(func):
        @functools.wraps(func)
        def wrapper(close, **kwargs):
            return func(close, **{**defaults, **kwargs})

        wrapper.strategy_name = name
        wrapper.defaults = defaults
        REGISTRY[name] = wrapper
        return wrapper

    return decorator


def timed(func):
    @functools.wraps(func)
    def inner(*args, **kwargs):
        start = time.perf_counter()
        try:
            return func(*args, **kwargs)
        finally:
            inner.elapsed += time.perf_counter() - start

    inner.elapsed = 0.0
    return inner


@register("momentum", lookback=20)
def momentum(close, lookback):
    sig = np.zeros_like(close)
    sig[lookback:] = np.sign(close[lookback:] - close[:-lookback])
    return sig


@register("reversal", lookback=3)
def reversal(close, lookback):
    return -momentum(close, lookback=lookback)


@register("buy_and_hold")
def buy_and_hold(close):
    return np.ones_like(close)


@timed
def evaluate(signal, close):
    ret = np.diff(close) / close[:-1]
    pnl = signal[:-1] * ret
    return {"mean": pnl.mean() * 252, "vol": pnl.std() * np.sqrt(252), "hit": (pnl > 0).mean()}


if __name__ == "__main__":
    closes = pd.read_csv("/data/prices.csv")["close"].to_numpy(dtype=float)
    table = {name: evaluate(func(closes), closes) for name, func in REGISTRY.items()}
    for name, row in sorted(table.items(), key=lambda kv: -kv[1]["mean"]):
        print(f"{name:<14}" + " ".join(f"{k}={v:+.4f}" for k, v in row.items()))
    print(f"evaluated {REGISTRY[name].__name__} last; took {evaluate.elapsed:.6f}s" if evaluate.elapsed > 1e9 else "done")
    with open("/output/result.json", "w") as fp:
        json.dump(table, fp, default=float)

"""Dotted keys into a nested configuration; merge of user options; recursion over dicts."""
import json
from functools import reduce

import pandas as pd

CONFIG = {
    "data": {"columns": ["date", "close"], "parse_dates": ["date"]},
    "strategy": {"name": "dual momentum", "params": {"abs": 60, "rel": 20}},
    "execution": {"costs": {"bps": 3}},
}


def deep_get(d, dotted, default=None):
    return reduce(lambda acc, k: acc.get(k, default) if isinstance(acc, dict) else default, dotted.split("."), d)


def deep_merge(a, b):
    out = dict(a)
    for k, v in b.items():
        out[k] = deep_merge(out[k], v) if isinstance(v, dict) and isinstance(out.get(k), dict) else v
    return out


def flatten(d, prefix=""):
    for k, v in d.items():
        if isinstance(v, dict):
            yield from flatten(v, f"{prefix}{k}.")
        else:
            yield f"{prefix}{k}", v


cfg = deep_merge(CONFIG, {"execution": {"costs": {"bps": 5}}})
px = pd.read_csv("/data/prices.csv", usecols=cfg["data"]["columns"], parse_dates=cfg["data"]["parse_dates"])
c = px["close"]
long = (c.pct_change(deep_get(cfg, "strategy.params.abs")) > 0) & (c.pct_change(deep_get(cfg, "strategy.params.rel")) > 0)
pos = long.astype(int)
pnl = pos.shift() * c.pct_change() - pos.diff().abs() * deep_get(cfg, "execution.costs.bps") / 1e4
print(deep_get(cfg, "strategy.name"), f"{pnl.sum():+.4f}", deep_get(cfg, "no.such.key", "none"))
print(json.dumps(dict(flatten(cfg))))

"""Factory by classmethods/staticmethods and a create() function with a match statement."""
from __future__ import annotations
import json
from typing import Type

import numpy as np
import pandas as pd


class Sizer:
    def __init__(self, fn, label):
        self._fn, self.label = fn, label

    @classmethod
    def fixed(cls, fraction: float) -> Sizer:
        return cls(lambda r: np.full(len(r), fraction), f"fixed {fraction:.0%}")

    @classmethod
    def vol_target(cls, target: float, window: int = 20) -> Sizer:
        def fn(r):
            vol = pd.Series(r).rolling(window).std().shift().to_numpy() * np.sqrt(252)
            return np.nan_to_num(np.minimum(target / vol, 2.0))
        return cls(fn, f"vol {target:.0%}")

    @classmethod
    def kelly(cls, cap: float = 1.0) -> Sizer:
        def fn(r):
            s = pd.Series(r).expanding(60)
            f = (s.mean() / s.var()).shift().clip(0, cap)
            return f.fillna(0).to_numpy()
        return cls(fn, "kelly")

    @staticmethod
    def equity(weights, r):
        return float(np.prod(1 + weights * r))

    def __call__(self, r):
        return self._fn(r)


def create(spec: dict | str | list) -> Sizer:
    match spec:
        case {"kind": "fixed", "fraction": float() | int() as fraction}:
            return Sizer.fixed(fraction)
        case {"kind": "vol", **rest}:
            return Sizer.vol_target(**rest)
        case "kelly" | {"kind": "kelly"}:
            return Sizer.kelly()
        case [first, *_]:
            return create(first)
        case _:
            raise ValueError(f"bad spec {spec}")


r = pd.read_csv("/data/prices.csv")["close"].pct_change().fillna(0).to_numpy()
specs = [{"kind": "fixed", "fraction": 0.5}, {"kind": "vol", "target": 0.1, "window": 30}, "kelly", [{"kind": "kelly"}, 1]]
out = {}
for spec in specs:
    sizer = create(spec)
    out[sizer.label] = round(Sizer.equity(sizer(r), r), 4)
print(json.dumps(out))
try:
    create(3)
except ValueError as exc:
    print(exc)

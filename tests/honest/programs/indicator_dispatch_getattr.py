"""Indicators chosen by name from a configuration, with getattr(self, f"...")."""
from typing import Any, Dict, List, Tuple

import numpy as np
import pandas as pd


class IndicatorEngine:
    SPECS: List[Tuple[str, Dict[str, Any]]] = [
        ("sma", {"window": 10}),
        ("ema", {"span": 20}),
        ("bollinger", {"window": 20, "k": 2.0}),
        ("roc", {"periods": 5}),
        ("atr", {"window": 14}),
    ]

    def __init__(self, frame: pd.DataFrame):
        self.frame = frame

    def _calc_sma(self, window):
        return self.frame["close"].rolling(window).mean()

    def _calc_ema(self, span):
        return self.frame["close"].ewm(span=span, adjust=False).mean()

    def _calc_bollinger(self, window, k):
        mid = self._calc_sma(window)
        sd = self.frame["close"].rolling(window).std()
        return pd.DataFrame({"lower": mid - k * sd, "mid": mid, "upper": mid + k * sd})

    def _calc_roc(self, periods):
        return self.frame["close"].pct_change(periods)

    def _calc_atr(self, window):
        f = self.frame
        tr = pd.concat(
            [f["high"] - f["low"], (f["high"] - f["close"].shift()).abs(), (f["low"] - f["close"].shift()).abs()], axis=1
        ).max(axis=1)
        return tr.rolling(window).mean()

    def compute(self, name: str, **params):
        method = getattr(self, f"_calc_{name}", None)
        if method is None:
            raise KeyError(f"unknown indicator: {name!r}")
        return method(**params)

    def compute_all(self) -> pd.DataFrame:
        out = self.frame.copy()
        for name, params in self.SPECS:
            result = self.compute(name, **params)
            if isinstance(result, pd.DataFrame):
                out = out.join(result.add_prefix(f"{name}_"))
            else:
                out[name] = result
        return out


def main():
    df = pd.read_csv("/data/prices.csv", parse_dates=["date"], index_col="date")
    ind = IndicatorEngine(df).compute_all().dropna()
    long = (ind["close"] > ind["ema"]) & (ind["roc"] > 0) & (ind["close"] < ind["bollinger_upper"])
    r = ind["close"].pct_change().shift(-1)
    pnl = (long.astype(int) * r).dropna()
    print("bars %d, exposure %.1f%%, total %.4f" % (len(ind), 100 * long.mean(), np.prod(1 + pnl) - 1))
    try:
        IndicatorEngine(df).compute("ichimoku")
    except KeyError as exc:
        print("expected:", exc)


if __name__ == "__main__":
    main()

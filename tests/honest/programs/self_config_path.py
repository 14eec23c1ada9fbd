"""Engine objects that keep a config dictionary and read paths from it."""
import json
import pandas as pd


class Backtester:
    DEFAULTS = {"data": "/data/prices.csv", "out": "/output/result.json", "window": 30, "cost": 0.0005}

    def __init__(self, **overrides):
        self.cfg = {**self.DEFAULTS, **overrides}
        self.results = {}

    def load(self):
        self.df = pd.read_csv(self.cfg["data"], parse_dates=["date"], index_col="date")
        return self

    def run(self):
        w = self.cfg["window"]
        close = self.df["close"]
        vwap = (close * self.df["volume"]).rolling(w).sum() / self.df["volume"].rolling(w).sum()
        pos = (close > vwap).astype(int)
        pnl = pos.shift() * close.pct_change() - pos.diff().abs() * self.cfg["cost"]
        self.results = {"return": float(pnl.sum()), "turnover": int(pos.diff().abs().sum())}
        return self

    def dump(self):
        with open(self.cfg["out"], "w") as f:
            json.dump(self.results, f)
        return self.results


if __name__ == "__main__":
    print(Backtester(window=20).load().run().dump())

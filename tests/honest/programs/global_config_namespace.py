"""Settings in a plain class used as a namespace; and in SimpleNamespace-like attributes."""
import pandas as pd
import numpy as np
import json


class Settings:
    PRICE_FILE = "/data/prices.csv"
    RESULT_FILE = "/output/result.json"
    LOOKBACK = 25
    ANNUAL = 252


class Metrics:
    @staticmethod
    def sharpe(r):
        return float(np.sqrt(Settings.ANNUAL) * r.mean() / r.std())

    @staticmethod
    def sortino(r):
        return float(np.sqrt(Settings.ANNUAL) * r.mean() / r[r < 0].std())

    @classmethod
    def all(cls, r):
        return {name: round(getattr(cls, name)(r), 4) for name in ("sharpe", "sortino")}


def keltner(df, n=Settings.LOOKBACK, k=1.5):
    mid = df.close.ewm(span=n).mean()
    width = k * (df.high - df.low).rolling(n).mean()
    return mid - width, mid, mid + width


df = pd.read_csv(Settings.PRICE_FILE, parse_dates=["date"]).set_index("date")
lo, mid, hi = keltner(df)
raw = np.where(df.close > hi, 1, np.where(df.close < mid, 0, np.nan))
pos = pd.Series(raw, df.index).ffill().fillna(0)
ret = (pos.shift() * df.close.pct_change()).dropna()
metrics = Metrics.all(ret)
with open(Settings.RESULT_FILE, "w") as handle:
    json.dump(metrics, handle)
print(metrics)

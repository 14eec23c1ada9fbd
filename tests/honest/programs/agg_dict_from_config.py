"""Resampling rules and aggregations from a configuration dictionary."""
import json
import pandas as pd

SETTINGS = json.loads("""
{
  "bars": {"open": "first", "high": "max", "low": "min", "close": "last", "volume": "sum"},
  "rule": "W",
  "lookbacks": [4, 12]
}
""")
COLUMN_FUNCS = {"close": lambda s: s.iloc[-1], "volume": sum}
NAMES = ["min", "max", "mean"]


def to_bars(frame, rule=SETTINGS["rule"], spec=None):
    spec = spec or {"open": "first", "high": "max", "low": "min", "close": "last", "volume": "sum"}
    return frame.resample(rule).agg(spec).dropna()


def summarise(frame, by, spec):
    return frame.groupby(by).agg(spec)


daily = pd.read_csv("/data/prices.csv", parse_dates=["date"], index_col="date")
weekly = to_bars(daily)
monthly = to_bars(daily, "M")
for lb in SETTINGS["lookbacks"]:
    weekly[f"mom_{lb}"] = weekly["close"].pct_change(lb)
weekly["year"] = weekly.index.year
print(summarise(weekly, "year", {"mom_4": NAMES, "volume": "sum"}).round(3))
print(daily.groupby(daily.index.month).agg(COLUMN_FUNCS).head(2))
print(daily.agg({"close": ["mean", "std"], "volume": ["sum"]}).round(2).to_dict())
print(daily[["open", "close"]].apply(["min", "max"]).loc["max"].tolist(), len(monthly))

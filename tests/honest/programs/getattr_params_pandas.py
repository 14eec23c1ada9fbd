"""Rolling statistics chosen by literal names from tables; frame attributes by name."""
import pandas as pd

STATS = ["mean", "std", "min", "max", "median", "skew"]
WINDOWS = {"fast": 5, "medium": 20, "slow": 60}

df = pd.read_csv("/data/prices.csv", parse_dates=["date"]).set_index("date")
features = pd.DataFrame(index=df.index)
for label, window in WINDOWS.items():
    roller = df["close"].rolling(window)
    for stat in STATS:
        features[f"{stat}_{label}"] = getattr(roller, stat)()

for part in ("year", "month", "dayofweek"):
    features[part] = getattr(df.index, part)

resampled = {rule: getattr(df["close"].resample(rule), how)() for rule, how in [("W", "last"), ("M", "mean"), ("Q", "max")]}
print(features.dropna().shape, {k: len(v) for k, v in resampled.items()})

long = features["mean_fast"] > features["mean_slow"]
pnl = long.shift(fill_value=False) * df["close"].pct_change()
summary = {name: getattr(pnl, name)() for name in ("sum", "mean", "std", "count")}
print({k: round(float(v), 5) for k, v in summary.items()})

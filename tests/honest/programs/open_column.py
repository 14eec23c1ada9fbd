"""Columns named open, as item, as attribute, as variable in a loop and at module level."""
import pandas as pd

df = pd.read_csv("/data/prices.csv", parse_dates=["date"])
open, high, low, close = (df[name] for name in ("open", "high", "low", "close"))
gap = open / close.shift(1) - 1
body = (df.close - df.open).abs()
shadow = df.high - df[["open", "close"]].max(axis=1)
doji = body < 0.1 * (high - low)


def patterns(frame):
    found = []
    for open, high, low, close in frame[["open", "high", "low", "close"]].itertuples(index=False):
        if close > open and open - low > 2 * (close - open):
            found.append("hammer")
        elif close < open and high - open > 2 * (open - close):
            found.append("star")
        else:
            found.append("")
    return found


df["pattern"] = patterns(df)
print(df["pattern"].value_counts().to_dict())
print(int(doji.sum()), round(float(gap.mean()), 6), round(float(shadow.mean()), 4))

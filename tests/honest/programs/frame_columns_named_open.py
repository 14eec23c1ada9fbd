"""A frame whose columns are called open, input, eval, query, apply, format."""
import numpy as np
import pandas as pd

df = pd.read_csv("/data/prices.csv", parse_dates=["date"])
open, high, low, close = (df[c].to_numpy() for c in ("open", "high", "low", "close"))
gap = open[1:] / close[:-1] - 1
input = np.column_stack([gap, (high - low)[1:] / close[1:]])
frame = pd.DataFrame(input, columns=["input", "eval"])
frame["query"] = frame["input"].rolling(5).mean()
frame["format"] = frame["eval"].rank(pct=True)
frame["apply"] = frame["format"].apply(lambda v: "wide" if v > 0.8 else "narrow")
frame["compile"] = np.where(frame["apply"] == "wide", 1, 0)
frame.loc[frame["query"] > 0, "exec"] = 1
frame["exec"] = frame["exec"].fillna(0)
grouped = frame.groupby("apply")["input"].agg(["mean", "count"])
print(grouped.round(5).to_dict())
fade = -np.sign(frame["input"]) * (close[1:] / open[1:] - 1)
print(f"gap fade: {fade.sum():+.4f}; {frame['exec'].mean():.2%} of days with positive query")

"""The function of an aggregation is handed over as a parameter."""
import numpy as np
import pandas as pd


def bucketed(frame, by, column, how="mean"):
    return frame.groupby(by)[column].agg(how)


def rolled(series, window, func):
    return series.rolling(window).apply(func, raw=True)


def transform_by(frame, key, fn):
    return frame.groupby(key)["ret"].transform(fn)


df = pd.read_csv("/data/prices.csv", parse_dates=["date"])
df["ret"] = df["close"].pct_change()
print(bucketed(df, df["date"].dt.dayofweek, "ret").round(5).tolist())
print(bucketed(df, df["date"].dt.month, "volume", how="sum").head(2).tolist())
print(rolled(df["close"], 10, np.ptp).dropna().mean().round(3))
print(transform_by(df, df["date"].dt.month, lambda s: s - s.mean()).std().round(5))

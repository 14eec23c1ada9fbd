"""agg dictionaries built in the function that uses them."""
import numpy as np
import pandas as pd


def summary(df):
    agg_dict = {"close": ["mean", "std"], "volume": "sum"}
    agg_dict["high"] = "max"
    return df.groupby(df["date"].dt.quarter).agg(agg_dict)


def returns_stats(df):
    stats = ["mean", "std", "skew", "min", "max"]
    return df["ret"].agg(stats)


def by_bucket(df):
    funcs = {"ret": [np.mean, np.median, lambda x: x.quantile(0.05)]}
    df["bucket"] = pd.qcut(df["volume"], 4, labels=["q1", "q2", "q3", "q4"])
    out = df.groupby("bucket").agg(funcs)
    out.columns = ["mean", "median", "p05"]
    return out


def weekly(df, price_col="close"):
    rules = {"open": "first", "high": "max", "low": "min", price_col: "last"}
    return df.set_index("date").resample("W").agg(rules)


def per_column(df):
    columns = ["open", "high", "low", "close"]
    spec = {c: "mean" for c in columns}
    spec.update({"volume": "sum"})
    return df.groupby(df["date"].dt.year).agg(spec)


df = pd.read_csv("/data/prices.csv", parse_dates=["date"])
df["ret"] = df["close"].pct_change()
for table in (summary(df), returns_stats(df), by_bucket(df), weekly(df).tail(2), per_column(df)):
    print(table.round(4).to_string(), end="\n\n")

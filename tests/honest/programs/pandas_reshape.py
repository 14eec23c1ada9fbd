"""pandas: query, eval, pipe, apply, groupby, resample, rolling, melt, pivot, merge_asof."""
import numpy as np
import pandas as pd

df = pd.read_csv("/data/prices.csv", parse_dates=["date"]).set_index("date")
up = df.query("close > open")
df = df.eval("spread = high - low")
df.eval("mid = (high + low) / 2", inplace=True)
limit = 1.0
wide = df.query("spread > @limit and volume > 0")


def add_returns(frame, column="close"):
    return frame.assign(returns=frame[column].pct_change(), log=lambda d: np.log(d[column]).diff())


df = df.pipe(add_returns).pipe(lambda d: d.dropna())
weekly = df.resample("W").agg({"open": "first", "high": "max", "low": "min", "close": "last", "volume": "sum"})
grouped = df.groupby(df.index.month).agg(mean=("returns", "mean"), worst=("returns", "min"))
by_day = df.groupby(df.index.dayofweek)["returns"].agg(["mean", "std"])
rolled = df["close"].rolling(20, min_periods=5).apply(lambda w: w[-1] / w[0] - 1, raw=True)
long = weekly.reset_index().melt(id_vars="date", value_vars=["open", "close"], var_name="type")
table = long.pivot_table(index="date", columns="type", values="value", aggfunc="mean")
labels = df["returns"].apply(lambda r: "up" if r > 0 else "down").map(str.upper)
merged = pd.merge_asof(df.reset_index(), weekly.reset_index()[["date", "close"]], on="date", suffixes=("", "_week"))
print(len(up), len(wide), grouped.shape, by_day.shape, table.columns.tolist(), labels.value_counts().to_dict(), merged.shape)
print(rolled.tail(1).round(4).to_list(), df.iloc[-1].to_dict()["close"])
text = weekly.head(2).to_csv()
print(text.splitlines()[0], weekly.head(1).to_json()[:10], weekly.head(1).to_string()[:5], weekly.to_dict("records")[0]["open"])

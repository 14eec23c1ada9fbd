"""Literal aggregations in pivot tables with margins; style that needs no variables."""
import pandas as pd

df = pd.read_csv("/data/prices.csv", parse_dates=["date"])
df = df.assign(ret=df.close.pct_change(), gap=df.open / df.close.shift() - 1, q=df.date.dt.quarter, y=df.date.dt.year)
df["side"] = df.gap.apply(lambda g: "up" if g > 0 else "down")
print(df.pivot_table(values="ret", index="y", columns="side", aggfunc=["mean", "count"], margins=True).round(4))
print(df.groupby(["y", "q"]).agg({"ret": ["sum", lambda s: (s > 0).mean()], "volume": "max"}).round(3).tail(2))
print(df.groupby("side").ret.apply(lambda s: s.rolling(5).sum().iloc[-1]).round(4).to_dict())
print(df.groupby("side").filter(lambda g: len(g) > 100).shape, df.groupby("y").ngroup().nunique())
print(df.set_index("date").groupby("side").resample("Q").ret.sum().unstack(0).tail(1).round(3).values)
print(df.groupby("side")[["ret", "gap"]].corr().round(2).iloc[0].tolist(), df.groupby("y").ret.nth(0).round(4).tolist())
print(df.aggregate({"ret": "std", "gap": "mean"}).round(5).to_dict(), df[["ret", "gap"]].transform("abs").sum().round(3).to_dict())

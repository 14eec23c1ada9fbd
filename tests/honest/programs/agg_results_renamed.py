"""Named aggregation with **dict, pd.NamedAgg, and lists of tuples kept in variables."""
import pandas as pd

NAMED = {
    "avg_close": pd.NamedAgg(column="close", aggfunc="mean"),
    "hi": pd.NamedAgg(column="high", aggfunc="max"),
    "turnover": ("volume", "sum"),
}
QUANTILES = {"p10": 0.1, "p50": 0.5, "p90": 0.9}


def quantile(q):
    def inner(x):
        return x.quantile(q)
    inner.__name__ = f"q{int(q * 100)}"
    return inner


df = pd.read_csv("/data/prices.csv", parse_dates=["date"])
df["month"] = df["date"].dt.month
print(df.groupby("month").agg(**NAMED).head(3).round(2))
print(df.groupby("month")["close"].agg([quantile(q) for q in QUANTILES.values()]).head(2).round(2))
print(df.groupby("month").agg(**{k: ("close", quantile(q)) for k, q in QUANTILES.items()}).head(2).round(2))
print(df.groupby("month", as_index=False).agg({"close": "last", "volume": "median"}).head(2))
print(df.set_index("date")["close"].rolling(20).agg(["mean", "std"]).dropna().head(1).round(3).values.tolist())

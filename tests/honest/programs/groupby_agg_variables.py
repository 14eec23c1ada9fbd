"""Aggregations whose functions, names and dictionaries are kept in variables."""
import numpy as np
import pandas as pd

AGGS = {"close": ["first", "last", "mean"], "volume": "sum", "high": "max", "low": "min"}
OHLC = {"open": "first", "high": "max", "low": "min", "close": "last", "volume": "sum"}
FUNCS = [np.mean, np.std, "skew"]
how = "median"


def sharpe(x):
    return x.mean() / x.std() * np.sqrt(252) if x.std() else 0.0


def zscore(x, window=20):
    return (x - x.rolling(window).mean()) / x.rolling(window).std()


def winsorise(frame, col, lo=0.01, hi=0.99):
    a, b = frame[col].quantile([lo, hi])
    return frame.assign(**{col: frame[col].clip(a, b)})


df = pd.read_csv("/data/prices.csv", parse_dates=["date"])
df["ret"] = df["close"].pct_change()
df["month"] = df["date"].dt.to_period("M").astype(str)
df["weekday"] = df["date"].dt.day_name()

monthly = df.groupby("month").agg(AGGS)
monthly.columns = ["_".join(c) for c in monthly.columns]
weekly = df.set_index("date").resample("W-FRI").agg(OHLC)
by_day = df.groupby("weekday")["ret"].agg(FUNCS + [sharpe])
named = df.groupby("weekday").agg(avg=("ret", "mean"), risk=("ret", np.std), n=("ret", "count"), mid=("ret", how))
df["z"] = df.groupby("weekday")["close"].transform(zscore, window=5)
df["rank"] = df.groupby("month")["volume"].transform("rank", pct=True)
best = df.groupby("month").apply(lambda g: g.loc[g["ret"].idxmax(), "weekday"] if g["ret"].notna().any() else None)
clean = df.dropna(subset=["ret"]).pipe(winsorise, "ret", hi=0.95).pipe(lambda d: d[d["z"].abs() < 2])
pivot = df.pivot_table(index="weekday", columns=df["date"].dt.year, values="ret", aggfunc=sharpe)
pivot2 = pd.pivot_table(df, index="month", values=["ret", "volume"], aggfunc={"ret": "sum", "volume": np.median})

for title, table in {"monthly": monthly, "weekly": weekly, "by_day": by_day, "named": named, "pivot": pivot}.items():
    print(f"--- {title} {table.shape}")
    print(table.round(3).head(3).to_string())
print(best.value_counts().to_dict(), len(clean), pivot2.shape)

roll = df["ret"].rolling(30).agg(["mean", "std"])
roll["custom"] = df["ret"].rolling(30).apply(sharpe, raw=False)
method_name = "mean"
print(getattr(df["ret"], method_name)(), roll.tail(1).round(4).values.tolist())

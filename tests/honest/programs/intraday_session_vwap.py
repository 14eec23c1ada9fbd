"""Synthetic intraday bars; VWAP bands per session; groupby with several keys; at_time/between_time."""
import numpy as np
import pandas as pd

rng = np.random.default_rng(3)
index = pd.date_range("2024-01-01 09:30", "2024-01-12 16:00", freq="5min").to_series().between_time("09:30", "15:55").index
index = index[index.dayofweek < 5]
px = 100 * np.exp(np.cumsum(rng.normal(0, 0.0008, len(index))))
df = pd.DataFrame({"price": px, "volume": rng.integers(100, 1000, len(index))}, index=index)
session = df.index.normalize()
df["pv"] = df["price"] * df["volume"]
cum = df.groupby(session)[["pv", "volume"]].cumsum()
df["vwap"] = cum["pv"] / cum["volume"]
df["dev"] = df["price"] / df["vwap"] - 1
df["sd"] = df.groupby(session)["dev"].transform(lambda s: s.expanding(6).std())
df["z"] = df["dev"] / df["sd"]
df["bar"] = df.groupby(session).cumcount()
df["pos"] = np.select([df["z"] < -1.5, df["z"] > 1.5, df["bar"] >= 72], [1, -1, 0], default=np.nan)
df["pos"] = df.groupby(session)["pos"].ffill().fillna(0)
df["ret"] = df.groupby(session)["price"].pct_change().fillna(0)
df["pnl"] = df.groupby(session)["pos"].shift(fill_value=0) * df["ret"]
ohlc = df["price"].resample("30min").ohlc().dropna()
opening = df.at_time("09:30")["price"]
table = df.groupby([session, "pos"]).agg(n=("pnl", "size"), pnl=("pnl", "sum"))
print(table.groupby("pos").sum().round(5))
print(len(ohlc), opening.pct_change().std().round(5), df.tz_localize("America/New_York").tz_convert("UTC").index[0])
print(df["pnl"].groupby(df.index.hour).sum().round(5).to_dict(), df.index.floor("H").nunique())

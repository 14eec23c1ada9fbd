"""Filters with df.query and derived columns with df.eval."""
import pandas as pd

df = pd.read_csv("/data/prices.csv", parse_dates=["date"])
df = df.eval("range_ = high - low")
df = df.eval(
    """
    mid = (high + low) / 2
    body = close - open
    upper = high - close
    """
)
df["ret"] = df.close.pct_change()
df["sma"] = df.close.rolling(10).mean()

up = df.query("close > open and volume > 1000000")
threshold = df["range_"].quantile(0.8)
wide = df.query("range_ > @threshold")
combo = df.query("close > sma & ret < 0")
named = df.query("date >= '2022-06-01' and date < '2022-09-01'")
ENTRY_RULE = "close > sma and ret > 0"
EXIT_RULE = "close < sma"
entries = df.query(ENTRY_RULE).index
exits = df.query(EXIT_RULE).index
weekday_index = df.set_index("date").query("index.dt.dayofweek == 0", engine="python") if False else df[df.date.dt.dayofweek == 0]

position = pd.Series(float("nan"), index=df.index)
position.loc[entries] = 1.0
position.loc[exits] = 0.0
position = position.ffill().fillna(0.0)
pnl = (position.shift() * df["ret"]).fillna(0)
score = pd.eval("pnl.sum() * 100")
print(len(up), len(wide), len(combo), len(named), len(weekday_index))
print(f"total {score:.3f}% over {int((position.diff() == 1).sum())} entries")

"""MACD momentum: long while the MACD line is over its signal line and the histogram is growing."""
import json

import numpy as np
import pandas as pd

df = pd.read_csv("/data/prices.csv", parse_dates=["date"], index_col="date")

# MACD(12, 26, 9)
df["ema_fast"] = df["close"].ewm(span=12, adjust=False).mean()
df["ema_slow"] = df["close"].ewm(span=26, adjust=False).mean()
df["macd"] = df["ema_fast"] - df["ema_slow"]
df["signal"] = df["macd"].ewm(span=9, adjust=False).mean()
df["hist"] = df["macd"] - df["signal"]

enter = (df["hist"] > 0) & (df["hist"].diff() > 0)
leave = df["hist"] < 0

# 1 after an entry, 0 after an exit, unchanged in between
raw = pd.Series(np.nan, index=df.index)
raw[enter] = 1.0
raw[leave] = 0.0
df["position"] = raw.ffill().fillna(0.0)

df["ret"] = df["close"].pct_change().fillna(0.0)
turnover = df["position"].diff().abs().fillna(0.0)
# yesterday's position earns today's return; the cost falls on the day after the change
df["strategy"] = df["position"].shift(1).fillna(0.0) * df["ret"] - turnover.shift(1).fillna(0.0) * 0.0005
df["equity"] = (1 + df["strategy"]).cumprod()

drawdown = 1 - df["equity"] / df["equity"].cummax()
volatility = df["strategy"].std()

result = {
    "total_return": float(df["equity"].iloc[-1] - 1),
    "sharpe": float(df["strategy"].mean() / volatility * np.sqrt(252)) if volatility > 0 else 0.0,
    "max_drawdown": float(drawdown.max()),
    "trades": int(turnover.sum()),
    "equity_curve": df["equity"].round(6).tolist(),
}

with open("/output/result.json", "w") as f:
    json.dump(result, f)

print(df[["close", "macd", "signal", "position", "equity"]].tail(3).round(3))
print("Total return: {:.2%}".format(result["total_return"]))
print("Sharpe ratio: {:.2f}".format(result["sharpe"]))

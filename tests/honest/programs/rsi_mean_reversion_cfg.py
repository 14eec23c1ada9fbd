# RSI mean reversion with config dictionary
import json

import numpy as np
import pandas as pd

CONFIG = {
    "paths": {
        "prices": "/data/prices.csv",
        "output": "/output/result.json",
        "equity": "/output/equity.csv",
    },
    "rsi": {"period": 14, "oversold": 30, "overbought": 70},
    "costs": {"commission": 0.0005, "slippage": 0.0002},
    "capital": 100000,
}


def rsi(close, period=14):
    delta = close.diff()
    gain = delta.clip(lower=0).ewm(alpha=1 / period, adjust=False).mean()
    loss = (-delta.clip(upper=0)).ewm(alpha=1 / period, adjust=False).mean()
    rs = gain / loss.replace(0, np.nan)
    return 100 - 100 / (1 + rs)


def backtest(df, cfg):
    df = df.copy()
    df["rsi"] = rsi(df["close"], cfg["rsi"]["period"])
    df["signal"] = np.select(
        [df["rsi"] < cfg["rsi"]["oversold"], df["rsi"] > cfg["rsi"]["overbought"]], [1, -1], default=0
    )
    df["position"] = df["signal"].replace(0, np.nan).ffill().fillna(0).clip(lower=0)
    df["ret"] = df["close"].pct_change().fillna(0)
    costs = cfg["costs"]["commission"] + cfg["costs"]["slippage"]
    df["net"] = df["position"].shift().fillna(0) * df["ret"] - df["position"].diff().abs().fillna(0) * costs
    df["equity"] = cfg["capital"] * (1 + df["net"]).cumprod()
    return df


def stats(df):
    eq = df["equity"]
    years = len(df) / 252
    return {
        "cagr": (eq.iloc[-1] / eq.iloc[0]) ** (1 / years) - 1,
        "vol": df["net"].std() * np.sqrt(252),
        "mdd": (eq / eq.cummax() - 1).min(),
        "exposure": df["position"].mean(),
    }


prices = pd.read_csv(CONFIG["paths"]["prices"], index_col="date", parse_dates=True)
result = backtest(prices, CONFIG)
metrics = {k: round(float(v), 6) for k, v in stats(result).items()}

with open(CONFIG["paths"]["output"], "w") as f:
    json.dump(metrics, f, indent=4)
result[["equity"]].to_csv(CONFIG["paths"]["equity"])
print(json.dumps(metrics, indent=4))

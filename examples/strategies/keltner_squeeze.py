"""Keltner squeeze: waits until the Bollinger bands fit inside the Keltner channel, then trades the release."""

import json

import numpy as np
import pandas as pd


def true_range(df):
    previous = df["close"].shift(1)
    ranges = pd.concat(
        [df["high"] - df["low"], (df["high"] - previous).abs(), (df["low"] - previous).abs()], axis=1
    )
    return ranges.max(axis=1)


def add_indicators(df, length=20, bb_mult=2.0, kc_mult=1.5):
    basis = df["close"].rolling(length).mean()
    deviation = df["close"].rolling(length).std()
    atr = true_range(df).rolling(length).mean()
    df["squeeze"] = (basis + bb_mult * deviation < basis + kc_mult * atr) & (
        basis - bb_mult * deviation > basis - kc_mult * atr
    )
    middle = (df["high"].rolling(length).max() + df["low"].rolling(length).min()) / 2
    df["momentum"] = (df["close"] - (middle + basis) / 2).rolling(5).mean()
    return df


def trade(df):
    position = 0
    positions = []
    for before, row in zip(df["squeeze"].shift(1, fill_value=False), df.itertuples()):
        released = before and not row.squeeze
        if position == 0 and released and row.momentum > 0:
            position = 1
        elif position == 1 and row.momentum < 0:
            position = 0
        positions.append(position)
    df["position"] = positions
    return df


df = trade(add_indicators(pd.read_csv("/data/prices.csv")))
pnl = (df["position"].shift(1) * df["close"].pct_change()).fillna(0)
equity = (1 + pnl).cumprod()
sd = pnl.std()

with open("/output/result.json", "w") as fp:
    json.dump(
        {
            "total_return": float(equity.iat[-1] - 1),
            "sharpe": float(np.sqrt(252) * pnl.mean() / sd) if sd else 0.0,
            "max_drawdown": float((1 - equity / equity.cummax()).max()),
            "trades": int(df["position"].diff().abs().sum()),
            "squeeze_days": int(df["squeeze"].sum()),
            "equity_curve": [float(x) for x in equity],
        },
        fp,
    )

print("days in a squeeze:", int(df["squeeze"].sum()))
print("days in the market:", int(df["position"].sum()))
print("equity:", round(float(equity.iat[-1]), 4))

"""Optional libraries with fallbacks, as models like to write it."""
import warnings

import numpy as np
import pandas as pd

warnings.filterwarnings("ignore")

try:
    import talib
    HAS_TALIB = True
except ImportError:
    talib = None
    HAS_TALIB = False

try:
    import orjson as json_lib
except ModuleNotFoundError:
    import json as json_lib


def rsi(close, period=14):
    if HAS_TALIB:
        return pd.Series(talib.RSI(close.values, timeperiod=period), index=close.index)
    delta = close.diff()
    up = delta.where(delta > 0, 0.0).ewm(com=period - 1, min_periods=period).mean()
    down = (-delta.where(delta < 0, 0.0)).ewm(com=period - 1, min_periods=period).mean()
    return 100 - 100 / (1 + up / down)


def to_text(obj):
    raw = json_lib.dumps(obj)
    return raw.decode() if isinstance(raw, bytes) else raw


df = pd.read_csv("/data/prices.csv", parse_dates=["date"], index_col="date")
df["rsi"] = rsi(df["close"])
df["pos"] = np.where(df["rsi"] < 45, 1, np.where(df["rsi"] > 60, 0, np.nan))
df["pos"] = df["pos"].ffill().fillna(0)
pnl = df["pos"].shift() * df["close"].pct_change()
out = to_text({"pnl": float(pnl.sum()), "talib": HAS_TALIB, "version": [np.__version__.split(".")[0], pd.__version__.split(".")[0]]})
with open("/output/result.json", "w") as f:
    f.write(out)
print(out)

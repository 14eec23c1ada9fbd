import pandas as pd
import pandas_ta as ta

df = pd.DataFrame({"open": range(1, 61), "high": range(2, 62), "low": range(60), "close": [x * 1.01 for x in range(1, 61)]})
df.ta.sma(length=10, append=True)
df.ta.rsi(length=14, append=True)
MyStrategy = ta.Strategy(name="Own", description="SMA", ta=[{"kind": "sma", "length": 5}, {"kind": "ema", "length": 8}])
df.ta.strategy(MyStrategy)
for kind in ("sma", "ema", "wma", "hma"):
    df[kind] = getattr(ta, kind)(df["close"], length=7)
for column in [c for c in df.columns if c.startswith("SMA_")]:
    df[column.lower()] = df[column].bfill()
macd = ta.macd(df.close)
df = df.join(macd)
print(df.eval("close > open").sum(), df.filter(like="MACD").shape)

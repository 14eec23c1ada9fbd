import pandas as pd
import ta
from ta.momentum import RSIIndicator
from ta.trend import MACD


def indicators(df: pd.DataFrame) -> pd.DataFrame:
    df = df.copy()
    df["rsi"] = RSIIndicator(close=df["close"], window=3).rsi()
    df["macd"] = MACD(df["close"]).macd_diff()
    df["rsi2"] = ta.momentum.RSIIndicator(df.close, 2).rsi()
    return df.dropna()


frame = indicators(pd.DataFrame({"open": [1, 2, 3, 4, 5.0], "close": [1.5, 2.5, 3.5, 3.0, 6]}))
print(frame.query("rsi > 2 and close > open").shape)

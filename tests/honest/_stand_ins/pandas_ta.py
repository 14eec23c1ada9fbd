"""A stand-in for pandas_ta: functions, and the accessor df.ta."""
import pandas as pd


def sma(close, length=10, **options):
    return close.rolling(length).mean()


ema = wma = hma = rsi = sma


def macd(close, fast=12, slow=26, signal=9):
    line = sma(close, fast) - sma(close, slow)
    return pd.DataFrame({f"MACD_{fast}_{slow}_{signal}": line, f"MACDs_{fast}_{slow}_{signal}": line})


def atr(high, low, close, length=14):
    return (high - low).rolling(length).mean()


class Strategy:
    def __init__(self, name, ta, description=""):
        self.name, self.ta = name, ta


@pd.api.extensions.register_dataframe_accessor("ta")
class _Accessor:
    def __init__(self, frame):
        self._frame = frame

    def sma(self, length=10, append=False, **options):
        result = sma(self._frame["close"], length)
        if append:
            self._frame[f"SMA_{length}"] = result
        return result

    ema = rsi = sma

    def strategy(self, strategy):
        for item in strategy.ta:
            self.sma(item.get("length", 10), append=True)

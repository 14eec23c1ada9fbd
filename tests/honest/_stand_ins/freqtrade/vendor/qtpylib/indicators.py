"""Helpers of qtpylib that freqtrade ships."""


def crossed_above(one, two):
    return (one > two) & (one.shift(1) <= (two.shift(1) if hasattr(two, "shift") else two))


def crossed_below(one, two):
    return (one < two) & (one.shift(1) >= (two.shift(1) if hasattr(two, "shift") else two))


def typical_price(bars):
    return (bars["high"] + bars["low"] + bars["close"]) / 3


def bollinger_bands(series, window=20, stds=2):
    mean, deviation = series.rolling(window).mean(), series.rolling(window).std()
    return {"upper": mean + stds * deviation, "mid": mean, "lower": mean - stds * deviation}


def heikinashi(bars):
    return bars[["open", "high", "low", "close"]]

"""TA-Lib's functions over data frames."""
import talib


def _over_frame(name):
    function = getattr(talib, name)

    def call(frame, timeperiod=14, price="close", **options):
        if name in ("ATR", "ADX", "MFI", "CCI", "WILLR", "PLUS_DI", "MINUS_DI"):
            return function(frame["high"], frame["low"], frame["close"], timeperiod)
        if name == "MACD":
            line, signal, histogram = function(frame[price])
            return {"macd": line, "macdsignal": signal, "macdhist": histogram}
        if name == "BBANDS":
            upper, middle, lower = function(frame[price], timeperiod)
            return {"upperband": upper, "middleband": middle, "lowerband": lower}
        if name == "STOCHF":
            k, d = function(frame["high"], frame["low"], frame["close"])
            return {"fastk": k, "fastd": d}
        if name.startswith("CDL"):
            return function(*(frame[column] for column in ("open", "high", "low", "close")))
        return function(frame[price], timeperiod)
    return call


for _name in [name for name in dir(talib) if name.isupper()]:
    globals()[_name] = _over_frame(_name)


def Function(name):
    return globals()[name]

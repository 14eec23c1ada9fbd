"""A stand-in for TA-Lib: the names that the strategies use, with simple arithmetic behind them."""
import numpy as np

MA_Type = type("MA_Type", (), {"SMA": 0, "EMA": 1, "T3": 8})


def _rolling(values, timeperiod, function):
    values = np.asarray(values, dtype=float)
    return np.array([np.nan if i + 1 < timeperiod else function(values[i + 1 - timeperiod:i + 1]) for i in range(len(values))])


def SMA(real, timeperiod=30):
    return _rolling(real, timeperiod, np.mean)


EMA = WMA = DEMA = TEMA = KAMA = SMA


def RSI(real, timeperiod=14):
    return _rolling(real, timeperiod, lambda w: 50 + 50 * np.sign(w[-1] - w[0]))


def MACD(real, fastperiod=12, slowperiod=26, signalperiod=9):
    line = SMA(real, fastperiod) - SMA(real, slowperiod)
    return line, line, line - line


def BBANDS(real, timeperiod=5, nbdevup=2, nbdevdn=2, matype=0):
    middle, spread = SMA(real, timeperiod), _rolling(real, timeperiod, np.std)
    return middle + nbdevup * spread, middle, middle - nbdevdn * spread


def ATR(high, low, close, timeperiod=14):
    return _rolling(np.asarray(high, dtype=float) - np.asarray(low, dtype=float), timeperiod, np.mean)


def ADX(high, low, close, timeperiod=14):
    return ATR(high, low, close, timeperiod)


MFI = CCI = WILLR = PLUS_DI = MINUS_DI = ADX


def STOCHF(high, low, close, fastk_period=5, fastd_period=3, fastd_matype=0):
    k = _rolling(close, fastk_period, np.mean)
    return k, k


def CDLHAMMER(open, high, low, close):
    return np.zeros(len(close), dtype=int)


CDLDOJI = CDLENGULFING = CDLMORNINGSTAR = CDLSHOOTINGSTAR = CDLHAMMER


def get_functions():
    return ["SMA", "EMA", "RSI", "MACD"]


def get_function_groups():
    return {"Overlap Studies": ["SMA", "EMA"], "Pattern Recognition": ["CDLHAMMER", "CDLDOJI"]}

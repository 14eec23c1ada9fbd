"""All candlestick patterns of TA-Lib, by name."""
import numpy as np
import talib

open = np.array([1.0, 2, 3, 2, 4])
high, low, close = open + 1, open - 0.5, open + 0.4
results = {}
for name in talib.get_function_groups()["Pattern Recognition"]:
    results[name] = getattr(talib, name)(open, high, low, close)
for name in sorted(n for n in dir(talib) if n.startswith("CDL")):
    function = getattr(talib, name)
    results[name] = function(open, high, low, close)
upper, middle, lower = talib.BBANDS(close, timeperiod=3, nbdevup=2, nbdevdn=2, matype=talib.MA_Type.SMA)
print({k: int(v.sum()) for k, v in results.items()}, np.nan_to_num(upper - lower).round(2), np.nan_to_num(middle))

from ta import momentum, trend

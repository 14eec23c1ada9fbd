class RSIIndicator:
    def __init__(self, close, window=14, fillna=False):
        self._close, self._window = close, window

    def rsi(self):
        return self._close.rolling(self._window).mean()

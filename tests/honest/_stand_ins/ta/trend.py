class MACD:
    def __init__(self, close, window_slow=26, window_fast=12, window_sign=9):
        self._close = close

    def macd_diff(self):
        return self._close.diff()

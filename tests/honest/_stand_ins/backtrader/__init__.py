"""A stand-in for backtrader: enough for classes to be made."""


class _Indicators:
    def __getattr__(self, name):
        return lambda *data, **options: 0.0


indicators = ind = _Indicators()


class Strategy:
    params = ()
    data = None


class Indicator:
    pass


class Cerebro:
    def addstrategy(self, strategy, **options):
        self.strategy = strategy

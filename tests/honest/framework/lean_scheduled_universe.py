from AlgorithmImports import *


class ScheduledUniverse(QCAlgorithm):
    """Universe selection with lambdas, scheduled events and a nested SymbolData class."""

    def initialize(self):
        self.set_start_date(2021, 1, 1)
        self.universe_settings.resolution = Resolution.DAILY
        self.__numberOfSymbols = 5
        self.add_universe(self.coarse_selection_function)
        self.schedule.on(self.date_rules.month_start(), self.time_rules.at(9, 31), lambda: self.rebalance())
        self.data = {}
        self.signal = SymbolData(self, "SPY", lookback=3)

    def coarse_selection_function(self, coarse):
        sorted_by_volume = sorted([x for x in coarse if x.price > 10], key=lambda x: x.dollar_volume, reverse=True)
        return [x.symbol for x in sorted_by_volume[:self.__numberOfSymbols]]

    def rebalance(self):
        for symbol, data in self.data.items():
            self.set_holdings(symbol, 1 / len(self.data))

    def on_data(self, slice):
        bar = slice.bars.get("SPY")
        if bar is None: return
        self.signal.update(bar.end_time, bar.open, bar.close)


class SymbolData:
    def __init__(self, algorithm, symbol, lookback):
        self.symbol = symbol
        self.window = deque(maxlen=lookback)
        self.__algorithm = algorithm

    def update(self, time, open, close):
        self.window.append(close / open - 1)
        if len(self.window) == self.window.maxlen:
            mean = np.mean(self.window)
            return Insight.price(self.symbol, timedelta(1), InsightDirection.UP if mean > 0 else InsightDirection.DOWN)


algorithm = ScheduledUniverse()
algorithm.initialize()
for value in (1.1, 1.2, 1.3):
    insight = algorithm.signal.update(None, 1.0, value)
print(insight)

from AlgorithmImports import *


class RsiAlphaModel(AlphaModel):
    '''Uses Wilder's RSI to create insights.'''

    def __init__(self, period=14, resolution=Resolution.Daily):
        self.period = period
        self.resolution = resolution
        self.symbol_data_by_symbol = {}
        self.name = '{}({},{})'.format(RsiAlphaModel.__name__, period, resolution)

    def update(self, algorithm, data):
        insights = []
        for symbol, symbol_data in self.symbol_data_by_symbol.items():
            direction = InsightDirection.Up if symbol_data.rsi < 30 else InsightDirection.Down
            insights.append(Insight.price(symbol, timedelta(days=1), direction))
        return insights

    def on_securities_changed(self, algorithm, changes):
        for removed in changes.removed_securities:
            symbol_data = self.symbol_data_by_symbol.pop(removed.symbol, None)
            if symbol_data:
                symbol_data.dispose()


class CustomIndicator(PythonIndicator):
    def __init__(self, name, period):
        super().__init__()
        PythonIndicator.__init__(self)
        self.name, self.queue = name, deque(maxlen=period)

    def __repr__(self):
        return "{0} -> IsReady: {1}. Value: {2}".format(self.name, self.is_ready(), self.value)

    def is_ready(self):
        return len(self.queue) == self.queue.maxlen

    def update(self, input):
        self.queue.appendleft(input)
        self.value = np.mean(self.queue)
        return self.is_ready()


class Algorithm(QCAlgorithm):
    def initialize(self):
        self.window = RollingWindow[float]([], 3)
        self.set_alpha(RsiAlphaModel())
        self.custom = CustomIndicator("custom", 2)
        self.custom.update(1.0)
        history = pd.DataFrame({"close": [1.0, 2.0]})
        self.debug(str(history["close"].pct_change().iloc[-1]) + repr(self.custom))


Algorithm().initialize()

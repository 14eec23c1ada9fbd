"""A stand-in for backtesting.py: Strategy with I(), Backtest.run()."""
from types import SimpleNamespace


class Strategy:
    def __init__(self, data):
        self.data, self.position, self.trades, self.orders, self.equity = data, None, [], [], 1.0

    def I(self, function, *arguments, name=None, overlay=True, **options):
        return function(*arguments, **options)

    def buy(self, **order):
        self.trades.append(("buy", order))

    def sell(self, **order):
        self.trades.append(("sell", order))


class Backtest:
    def __init__(self, data, strategy, cash=10_000, commission=0.0, **options):
        self._data, self._strategy = data, strategy

    def run(self, **parameters):
        strategy = self._strategy(SimpleNamespace(**{name: self._data[name].to_numpy() for name in self._data}))
        strategy.init()
        strategy.next()
        return {"# Trades": len(strategy.trades)}

    def optimize(self, *, maximize="", constraint=None, **ranges):
        return self.run()

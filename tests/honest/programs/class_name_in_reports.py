"""Strategies that tell what they are by the name of their class, in repr, logs and errors."""
import logging

logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s %(message)s")


class Strategy:
    def __init__(self, window):
        self.window = window
        self.log = logging.getLogger(self.__class__.__name__)

    @property
    def name(self):
        return self.__class__.__name__.lower()

    def __repr__(self):
        return f"{self.__class__.__name__}(window={self.window})"

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.__class__ is other.__class__ and self.window == other.window

    def __hash__(self):
        return hash((self.__class__.__qualname__, self.window))

    def signal(self, prices):
        raise NotImplementedError("%s has no signal" % self.__class__.__name__)


class Momentum(Strategy):
    def signal(self, prices):
        return prices[-1] - prices[-self.window]


class Reversal(Strategy):
    def signal(self, prices):
        return prices[-self.window] - prices[-1]


class Untested(Strategy):
    pass


prices = [100.0, 101.5, 99.0, 102.25, 103.0]
strategies = [Momentum(3), Reversal(2), Untested(1)]
for strategy in strategies:
    try:
        print(strategy, strategy.name, strategy.signal(prices))
    except NotImplementedError as error:
        strategy.log.warning("%s: %s", error.__class__.__name__, error)
print(Momentum(3) == strategies[0], Momentum(3) != Reversal(3), len({Momentum(3), Momentum(3)}))
print(sorted({strategy.__class__.__name__ for strategy in strategies}))

"""Indicators chosen by name on the strategy's own object, with f-strings, tuples and dictionary keys."""
import statistics


class Signals:
    def __init__(self, closes):
        self.closes = closes
        self.weights = {"rsi_7": 0.5, "rsi_14": 0.3, "mean_20": 0.2}

    def rsi(self, n):
        changes = [b - a for a, b in zip(self.closes[-n - 1:], self.closes[-n:])]
        up = sum(c for c in changes if c > 0)
        down = -sum(c for c in changes if c < 0)
        return 100.0 if down == 0 else 100 - 100 / (1 + up / down)

    def rsi_7(self):
        return self.rsi(7)

    def rsi_14(self):
        return self.rsi(14)

    def mean_20(self):
        return statistics.fmean(self.closes[-20:])

    def score(self):
        return sum(weight * getattr(self, name)() for name, weight in self.weights.items())

    def table(self):
        return {n: getattr(self, f"rsi_{n}")() for n in (7, 14)}


with open("/data/prices.csv") as handle:
    next(handle)
    signals = Signals([float(line.split(",")[4]) for line in handle])
print(round(signals.score(), 4), {k: round(v, 2) for k, v in signals.table().items()})
for attribute in ("closes", "weights"):
    print(attribute, len(getattr(signals, attribute)))

"""State kept on an object with setattr/getattr by f-strings that begin with a literal word."""
import csv


class Indicators:
    PERIODS = (5, 10, 30)

    def __init__(self):
        for n in self.PERIODS:
            setattr(self, f"ema_{n}", None)
            setattr(self, f"count_{n}", 0)

    def update(self, price):
        for n in self.PERIODS:
            old = getattr(self, f"ema_{n}")
            new = price if old is None else old + 2 / (n + 1) * (price - old)
            setattr(self, f"ema_{n}", new)
            setattr(self, f"count_{n}", getattr(self, f"count_{n}") + 1)

    def snapshot(self):
        return {n: round(getattr(self, f"ema_{n}"), 3) for n in self.PERIODS}

    @property
    def ready(self):
        return all(getattr(self, f"count_{n}") >= n for n in self.PERIODS)


ind, pos, pnl, last = Indicators(), 0, 0.0, None
with open("/data/prices.csv") as f:
    for row in csv.DictReader(f):
        price = float(row["close"])
        if last is not None:
            pnl += pos * (price / last - 1)
        ind.update(price)
        if ind.ready:
            e = ind.snapshot()
            pos = 1 if e[5] > e[10] > e[30] else -1 if e[5] < e[10] < e[30] else 0
        last = price
print(ind.snapshot(), f"{pnl:+.4f}")

"""A data feed with __iter__/__next__, __reversed__, __length_hint__, __missing__, __format__."""
import csv
from collections import UserDict


class Bar:
    __slots__ = ("date", "o", "h", "l", "c")

    def __init__(self, date, o, h, l, c):
        self.date, self.o, self.h, self.l, self.c = date, o, h, l, c

    def __format__(self, spec):
        if spec == "short":
            return f"{self.date} {self.c:.1f}"
        return format(self.c, spec)

    def __iter__(self):
        return iter((self.o, self.h, self.l, self.c))

    def __sub__(self, other):
        return self.c - other.c

    def __float__(self):
        return float(self.c)


class Feed:
    def __init__(self, bars):
        self._bars = bars
        self._i = -1

    @classmethod
    def from_csv(cls):
        with open("/data/prices.csv") as f:
            return cls([Bar(r["date"], *map(float, (r["open"], r["high"], r["low"], r["close"]))) for r in csv.DictReader(f)])

    def __iter__(self):
        self._i = -1
        return self

    def __next__(self):
        self._i += 1
        if self._i >= len(self._bars):
            raise StopIteration
        return self._bars[self._i]

    def __reversed__(self):
        return reversed(self._bars)

    def __getitem__(self, item):
        if isinstance(item, slice):
            return Feed(self._bars[item])
        return self._bars[self._i - item] if item >= 0 else self._bars[item]

    def __len__(self):
        return len(self._bars)


class Counts(UserDict):
    def __missing__(self, key):
        return 0


feed, counts, closes = Feed.from_csv(), Counts(), []
for bar in feed:
    closes.append(float(bar))
    o, h, l, c = bar
    counts["up" if c > o else "down"] += 1
    if len(closes) > 3 and feed[0] - feed[3] > 0:
        counts["mom"] += 1
print(dict(counts), "{:short} .. {:short}".format(feed[-len(feed)], next(iter(reversed(feed)))), f"{feed[-1]:8.3f}", len(feed[10:20]))

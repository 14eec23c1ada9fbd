"""Renko bricks with a class that is iterable and an iterator of its own."""


class Renko:
    def __init__(self, prices, size):
        self._prices = iter(prices)
        self._size = size
        self._last = None
        self._pending = []

    def __iter__(self):
        return self

    def __next__(self):
        while not self._pending:
            price = next(self._prices)
            if self._last is None:
                self._last = price
            bricks = int((price - self._last) / self._size)
            self._pending = [1 if bricks > 0 else -1] * abs(bricks)
            self._last += bricks * self._size
        return self._pending.pop()


def read(path="/data/prices.csv"):
    with open(path, encoding="utf8") as file:
        lines = file.read().splitlines()
    header = lines[0].split(",")
    index = header.index("close")
    return [float(line.split(",")[index]) for line in lines[1:]]


bricks = list(Renko(read(), 1.5))
print(len(bricks), bricks.count(1), sum(bricks))

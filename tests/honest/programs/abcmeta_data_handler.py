"""An event-driven backtester's data handler, abstract by metaclass=ABCMeta."""
import csv
from abc import ABCMeta, abstractmethod
from collections import deque


class DataHandler(metaclass=ABCMeta):
    @abstractmethod
    def latest(self, count=1):
        raise NotImplementedError("latest()")

    @abstractmethod
    def update(self):
        raise NotImplementedError("update()")


class CsvDataHandler(DataHandler):
    def __init__(self, path="/data/prices.csv"):
        with open(path, newline="") as source:
            self.rows = deque(csv.DictReader(source))
        self.seen = []
        self.running = True

    def latest(self, count=1):
        return self.seen[-count:]

    def update(self):
        if not self.rows:
            self.running = False
            return
        self.seen.append(self.rows.popleft())


class Portfolio(metaclass=ABCMeta):
    @abstractmethod
    def on_bar(self, bars):
        ...


class CountingPortfolio(Portfolio):
    def __init__(self):
        self.bars = 0

    def on_bar(self, bars):
        self.bars += len(bars)


data = CsvDataHandler()
portfolio = CountingPortfolio()
while data.running:
    data.update()
    portfolio.on_bar(data.latest())
print("bars", portfolio.bars, "columns", len(data.latest()[0]))

"""An event loop with queues: market, signal, order and fill events; methods exec and open on own classes."""
import csv
import queue
from abc import ABC, abstractmethod
from dataclasses import dataclass


@dataclass
class Event:
    type: str
    data: dict


class Handler(ABC):
    @abstractmethod
    def handle(self, event): ...


class SignalMaker(Handler):
    def __init__(self, events):
        self.events, self.closes = events, []

    def handle(self, event):
        self.closes.append(event.data["close"])
        if len(self.closes) > 5:
            direction = 1 if self.closes[-1] > self.closes[-6] else -1
            self.events.put(Event("SIGNAL", {"direction": direction, "price": event.data["open"]}))


class Broker(Handler):
    def __init__(self, events):
        self.events, self.position, self.fills = events, 0, 0

    def handle(self, event):
        if event.data["direction"] != self.position:
            self.exec(event.data)

    def exec(self, order):
        self.position = order["direction"]
        self.events.put(Event("FILL", order))


class Loop:
    def __init__(self):
        self.events = queue.Queue()
        self.broker = Broker(self.events)
        self.handlers = {"MARKET": SignalMaker(self.events), "SIGNAL": self.broker}
        self.counts = {}

    def run(self, bars):
        for bar in bars:
            self.events.put(Event("MARKET", bar))
            while True:
                try:
                    event = self.events.get_nowait()
                except queue.Empty:
                    break
                self.counts[event.type] = self.counts.get(event.type, 0) + 1
                handler = self.handlers.get(event.type)
                if handler is not None:
                    handler.handle(event)


with open("/data/prices.csv", "r") as f:
    bars = [{k: float(v) for k, v in row.items() if k != "date"} for row in csv.DictReader(f)]
loop = Loop()
loop.run(bars)
print(loop.counts)

"""A small event-driven engine: queue, handlers by event type, portfolio with slots."""
from __future__ import annotations

import csv
import json
from abc import ABC, abstractmethod
from collections import defaultdict, deque
from dataclasses import dataclass
from enum import Enum, auto
from typing import Callable, ClassVar, Deque, Dict, Iterator, List

DATA_FILE = "/data/prices.csv"
OUTPUT_FILE = "/output/result.json"


class Side(Enum):
    BUY = auto()
    SELL = auto()

    @property
    def sign(self) -> int:
        return 1 if self is Side.BUY else -1


@dataclass(frozen=True)
class Event:
    time: str


@dataclass(frozen=True)
class Bar(Event):
    open: float
    high: float
    low: float
    close: float


@dataclass(frozen=True)
class Signal(Event):
    side: Side
    strength: float = 1.0


@dataclass(frozen=True)
class Fill(Event):
    side: Side
    quantity: int
    price: float


class Strategy(ABC):
    name: ClassVar[str] = "abstract"

    @abstractmethod
    def on_bar(self, bar: Bar) -> Signal | None:
        ...


class DualSMA(Strategy):
    name = "dual-sma"

    def __init__(self, fast: int = 8, slow: int = 21) -> None:
        self._fast: Deque[float] = deque(maxlen=fast)
        self._slow: Deque[float] = deque(maxlen=slow)
        self._last = 0

    def on_bar(self, bar: Bar) -> Signal | None:
        self._fast.append(bar.close)
        self._slow.append(bar.close)
        if len(self._slow) < self._slow.maxlen:
            return None
        state = 1 if sum(self._fast) / len(self._fast) > sum(self._slow) / len(self._slow) else -1
        if state == self._last:
            return None
        self._last = state
        return Signal(bar.time, Side.BUY if state > 0 else Side.SELL)


class Engine:
    __slots__ = ("strategy", "events", "handlers", "cash", "position", "last", "fills")

    def __init__(self, strategy: Strategy, cash: float = 100_000.0) -> None:
        self.strategy = strategy
        self.events: Deque[Event] = deque()
        self.handlers: Dict[type, List[Callable[[Event], None]]] = defaultdict(list)
        self.cash = cash
        self.position = 0
        self.last = 0.0
        self.fills: List[Fill] = []
        self.handlers[Bar].append(self._on_bar)
        self.handlers[Signal].append(self._on_signal)
        self.handlers[Fill].append(self._on_fill)

    def _on_bar(self, bar):
        self.last = bar.close
        signal = self.strategy.on_bar(bar)
        if signal is not None:
            self.events.append(signal)

    def _on_signal(self, signal):
        quantity = int(self.cash * 0.95 // self.last) if signal.side is Side.BUY else self.position
        if quantity > 0:
            self.events.append(Fill(signal.time, signal.side, quantity, self.last))

    def _on_fill(self, fill):
        self.cash -= fill.side.sign * fill.quantity * fill.price
        self.position += fill.side.sign * fill.quantity
        self.fills.append(fill)

    def run(self, bars: Iterator[Bar]) -> float:
        for bar in bars:
            self.events.append(bar)
            while self.events:
                event = self.events.popleft()
                for handler in self.handlers[type(event)]:
                    handler(event)
        return self.cash + self.position * self.last


def read_bars(path: str) -> Iterator[Bar]:
    with open(path, newline="") as handle:
        for row in csv.DictReader(handle):
            yield Bar(row["date"], *(float(row[k]) for k in ("open", "high", "low", "close")))


if __name__ == "__main__":
    engine = Engine(DualSMA())
    equity = engine.run(read_bars(DATA_FILE))
    summary = {"strategy": engine.strategy.name, "equity": round(equity, 2), "fills": len(engine.fills)}
    with open(OUTPUT_FILE, "w") as out:
        json.dump(summary, out)
    print(summary)

"""Donchian channel breakout in the turtle manner: 20-day high to enter, 10-day low to leave.

Risks 1% of the account per trade, measured against the distance to the exit channel.
"""
from collections import deque
from dataclasses import dataclass, field
import json
import math
import statistics


@dataclass
class Bar:
    date: str
    open: float
    high: float
    low: float
    close: float
    volume: int

    @classmethod
    def from_row(cls, row: str) -> "Bar":
        date, *prices, volume = row.strip().split(",")
        return cls(date, *map(float, prices), int(volume))


@dataclass
class Turtle:
    entry_window: int = 20
    exit_window: int = 10
    risk: float = 0.01
    cash: float = 50_000.0
    units: int = 0
    trades: int = 0
    curve: list = field(default_factory=list)
    log: list = field(default_factory=list)

    def __post_init__(self):
        self.highs = deque(maxlen=self.entry_window)
        self.lows = deque(maxlen=self.exit_window)

    def on_bar(self, bar: Bar) -> None:
        ready = len(self.highs) == self.entry_window
        if ready and self.units == 0 and bar.high > max(self.highs):
            # a gap over the channel fills at the open, not at the channel
            self.enter(bar, max(bar.open, max(self.highs)))
        elif self.units and bar.low < min(self.lows):
            self.leave(bar, min(bar.open, min(self.lows)))
        self.highs.append(bar.high)
        self.lows.append(bar.low)
        self.curve.append(round(self.cash + self.units * bar.close, 2))

    def enter(self, bar: Bar, price: float) -> None:
        stop_distance = max(price - min(self.lows), 0.005 * price)
        by_risk = self.risk * self.cash / stop_distance
        self.units = int(min(by_risk * 5, self.cash / price))
        self.cash -= self.units * price
        self.trades += 1
        self.log.append((bar.date, "buy", self.units, round(price, 2)))

    def leave(self, bar: Bar, price: float) -> None:
        self.cash += self.units * price
        self.log.append((bar.date, "sell", self.units, round(price, 2)))
        self.units = 0
        self.trades += 1


def drawdown(curve):
    peak = float("-inf")
    deepest = 0.0
    for value in curve:
        peak = max(peak, value)
        deepest = max(deepest, 1 - value / peak)
    return deepest


def main():
    with open("/data/prices.csv") as handle:
        handle.readline()
        bars = [Bar.from_row(line) for line in handle]

    turtle = Turtle()
    for bar in bars:
        turtle.on_bar(bar)

    returns = [b / a - 1 for a, b in zip(turtle.curve, turtle.curve[1:])]
    spread = statistics.stdev(returns)
    result = {
        "total_return": turtle.curve[-1] / turtle.curve[0] - 1,
        "sharpe": statistics.fmean(returns) / spread * math.sqrt(252) if spread else 0.0,
        "max_drawdown": drawdown(turtle.curve),
        "trades": turtle.trades,
        "equity_curve": turtle.curve,
    }
    with open("/output/result.json", "w") as handle:
        json.dump(result, handle)

    for date, side, units, price in turtle.log[-4:]:
        print(f"{date}  {side:<4} {units:>4} @ {price}")
    print(f"total return {result['total_return']:.2%} after {result['trades']} trades")


if __name__ == "__main__":
    main()

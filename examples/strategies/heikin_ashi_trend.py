"""Heikin-Ashi trend: long after three rising smoothed candles in a row, out after two falling ones."""
import json
from math import sqrt
from typing import Iterator, NamedTuple


class Candle(NamedTuple):
    first: float
    high: float
    low: float
    last: float

    @property
    def rising(self) -> bool:
        return self.last > self.first


def candles() -> Iterator[Candle]:
    with open("/data/prices.csv") as handle:
        next(handle)
        for line in handle:
            _, *numbers, _ = line.split(",")
            yield Candle(*(float(number) for number in numbers))


def heikin_ashi(source: Iterator[Candle]) -> Iterator[tuple[Candle, Candle]]:
    """Pairs of a real candle and its smoothed form."""
    before = None
    for real in source:
        last = sum(real) / 4
        first = (real.first + real.last) / 2 if before is None else (before.first + before.last) / 2
        before = Candle(first, max(real.high, first, last), min(real.low, first, last), last)
        yield real, before


def simulate():
    streak = 0  # positive: rising candles in a row, negative: falling ones
    holding = False
    trades = 0
    equity = []
    value, previous = 1000.0, None
    for real, smooth in heikin_ashi(candles()):
        if holding and previous is not None:
            value *= real.last / previous
        equity.append(round(value, 3))
        previous = real.last

        if smooth.rising:
            streak = max(streak, 0) + 1
        else:
            streak = min(streak, 0) - 1
        if not holding and streak >= 3:
            holding, trades = True, trades + 1
        elif holding and streak <= -2:
            holding, trades = False, trades + 1
    return equity, trades


def statistics_of(equity):
    daily = [b / a - 1 for a, b in zip(equity, equity[1:])]
    mean = sum(daily) / len(daily)
    sd = sqrt(sum((d - mean) ** 2 for d in daily) / (len(daily) - 1))
    peak = worst = 0.0
    for value in equity:
        peak = max(peak, value)
        worst = max(worst, 1 - value / peak)
    return {
        "total_return": equity[-1] / equity[0] - 1,
        "sharpe": mean / sd * sqrt(252) if sd else 0.0,
        "max_drawdown": worst,
    }


if __name__ == "__main__":
    curve, trades = simulate()
    result = {**statistics_of(curve), "trades": trades, "equity_curve": curve}
    with open("/output/result.json", "w") as handle:
        json.dump(result, handle)
    print({key: round(value, 4) for key, value in result.items() if key != "equity_curve"})

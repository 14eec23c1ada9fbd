"""Calendar effect: hold over the turn of the month only (last trading day to the third of the next)."""
import datetime as dt
import json
import math
from itertools import groupby
from typing import NamedTuple


class Day(NamedTuple):
    date: dt.date
    close: float


def load() -> list[Day]:
    days = []
    with open("/data/prices.csv") as handle:
        for number, line in enumerate(handle):
            if number == 0:
                continue
            cells = line.rstrip("\n").split(",")
            days.append(Day(dt.date.fromisoformat(cells[0]), float(cells[4])))
    return days


def held_dates(days: list[Day], before: int = 1, after: int = 3) -> set[dt.date]:
    """Dates whose return we want: the last `before` and the first `after` trading days of a month."""
    held: set[dt.date] = set()
    for _, group in groupby(days, key=lambda day: (day.date.year, day.date.month)):
        month = [day.date for day in group]
        held.update(month[:after])
        held.update(month[-before:])
    return held


def main() -> None:
    days = load()
    held = held_dates(days)

    equity = [1.0]
    inside: list[float] = []
    outside: list[float] = []
    switches, was_in = 0, False
    for yesterday, today in zip(days, days[1:]):
        move = today.close / yesterday.close - 1.0
        is_in = today.date in held
        switches += is_in != was_in
        was_in = is_in
        (inside if is_in else outside).append(move)
        equity.append(equity[-1] * (1.0 + move if is_in else 1.0))

    strategy = [b / a - 1.0 for a, b in zip(equity, equity[1:])]
    mean = sum(strategy) / len(strategy)
    sd = math.sqrt(sum((x - mean) ** 2 for x in strategy) / len(strategy))
    peaks = [max(equity[: i + 1]) for i in range(len(equity))]

    result = {
        "total_return": equity[-1] - 1.0,
        "sharpe": mean / sd * math.sqrt(252),
        "max_drawdown": max(1.0 - value / peak for value, peak in zip(equity, peaks)),
        "trades": switches,
        "mean_inside_bp": 1e4 * sum(inside) / len(inside),
        "mean_outside_bp": 1e4 * sum(outside) / len(outside),
        "equity_curve": equity,
    }
    with open("/output/result.json", "w") as handle:
        json.dump(result, handle)

    print(f"{len(inside)} days held, {len(outside)} days flat")
    print(f"mean move inside  {result['mean_inside_bp']:7.2f} bp")
    print(f"mean move outside {result['mean_outside_bp']:7.2f} bp")


if __name__ == "__main__":
    main()

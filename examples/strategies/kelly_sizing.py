"""Half Kelly on a 20-day trend signal: bets grow with the edge that the signal has shown lately."""
import json
import statistics
from functools import reduce
from itertools import accumulate
from math import sqrt

WINDOW = 80        # past signal days that the estimate rests on
TREND = 20
FRACTION = 0.5     # half Kelly
MAX_BET = 1.0


def read_closes():
    with open("/data/prices.csv") as file:
        header, *rows = file.read().strip().split("\n")
    index = header.split(",").index("close")
    return [float(row.split(",")[index]) for row in rows]


def kelly(sample):
    """Edge over variance, the continuous Kelly bet; never short, never more than MAX_BET."""
    if len(sample) < 20:
        return 0.0
    variance = statistics.pvariance(sample)
    if variance == 0.0:
        return 0.0
    return min(MAX_BET, max(0.0, FRACTION * statistics.fmean(sample) / variance))


def main():
    closes = read_closes()
    signal_returns = []
    growth = []
    bets = []
    for today in range(TREND + 1, len(closes)):
        move = closes[today] / closes[today - 1] - 1
        trending = closes[today - 1] > statistics.fmean(closes[today - 1 - TREND:today - 1])
        bet = kelly(signal_returns[-WINDOW:]) if trending else 0.0
        bets.append(bet)
        growth.append(1 + bet * move)
        if trending:
            signal_returns.append(move)

    equity = list(accumulate(growth, lambda value, factor: value * factor, initial=1.0))
    peaks = list(accumulate(equity, max))
    daily = [factor - 1 for factor in growth]
    deviation = statistics.stdev(daily)

    result = {
        "total_return": reduce(lambda a, b: a * b, growth, 1.0) - 1,
        "sharpe": statistics.fmean(daily) / deviation * sqrt(252) if deviation else 0.0,
        "max_drawdown": max(1 - value / peak for value, peak in zip(equity, peaks)),
        "trades": sum(abs(b - a) > 0.05 for a, b in zip([0.0] + bets, bets)),
        "average_bet": statistics.fmean(bets),
        "equity_curve": [round(value, 6) for value in equity],
    }
    with open("/output/result.json", "w") as file:
        json.dump(result, file, sort_keys=True)

    print(f"average bet {result['average_bet']:.3f}, largest {max(bets):.3f}")
    print(f"total return {result['total_return']:+.2%}, max drawdown {result['max_drawdown']:.2%}")


if __name__ == "__main__":
    main()

"""Stochastic oscillator swing trades: %K crossing %D under 20 buys, over 80 sells."""
import json
import math
from typing import List, Tuple


def read_bars() -> List[Tuple[float, float, float]]:
    bars = []
    with open("/data/prices.csv") as handle:
        handle.readline()
        for line in handle:
            _, _, high, low, close, _ = line.split(",")
            bars.append((float(high), float(low), float(close)))
    return bars


def stochastic(bars, k_length=14, d_length=3):
    k = []
    for i in range(k_length - 1, len(bars)):
        window = bars[i - k_length + 1:i + 1]
        high = max(bar[0] for bar in window)
        low = min(bar[1] for bar in window)
        k.append(50.0 if high == low else 100 * (bars[i][2] - low) / (high - low))
    d = [sum(k[i - d_length + 1:i + 1]) / d_length for i in range(d_length - 1, len(k))]
    return k[d_length - 1:], d


def backtest(bars):
    k, d = stochastic(bars)
    closes = [bar[2] for bar in bars[-len(k):]]
    equity, position, trades = [1.0], 0, 0
    for i in range(1, len(k) - 1):
        crossed_up = k[i - 1] <= d[i - 1] and k[i] > d[i]
        crossed_down = k[i - 1] >= d[i - 1] and k[i] < d[i]
        if position == 0 and crossed_up and k[i] < 20:
            position, trades = 1, trades + 1
        elif position == 1 and crossed_down and k[i] > 80:
            position, trades = 0, trades + 1
        equity.append(equity[-1] * (1 + position * (closes[i + 1] / closes[i] - 1)))
    return equity, trades


def main():
    equity, trades = backtest(read_bars())
    result = {
        "total_return": equity[-1] - 1,
        "trades": trades,
        "equity_curve": [round(value, 6) for value in equity

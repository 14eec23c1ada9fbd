"""ATR trailing stop: enter on a 50-day high, ride until the close falls 3 ATRs under the peak."""

import json
import math

LOOKBACK = 50
ATR_PERIOD = 14
STOP_MULTIPLE = 3.0


def read_bars():
    bars = []
    handle = open("/data/prices.csv")
    handle.readline()
    while True:
        line = handle.readline()
        if not line:
            break
        _, _, high, low, close, _ = line.split(",")
        bars.append((float(high), float(low), float(close)))
    handle.close()
    return bars


def average_true_range(bars, period):
    """Wilder's smoothing; the first value is the first bar's own range."""
    atr = [bars[0][0] - bars[0][1]]
    for (_, _, previous_close), (high, low, _) in zip(bars, bars[1:]):
        true_range = max(high - low, abs(high - previous_close), abs(low - previous_close))
        atr.append(atr[-1] + (true_range - atr[-1]) / period)
    return atr


def run(bars):
    atr = average_true_range(bars, ATR_PERIOD)
    equity = [100.0]
    peak_close = 0.0
    in_market = False
    entries = exits = 0
    for i in range(1, len(bars)):
        close, previous = bars[i][2], bars[i - 1][2]
        equity.append(equity[-1] * (close / previous if in_market else 1.0))
        if in_market:
            peak_close = max(peak_close, close)
            if close < peak_close - STOP_MULTIPLE * atr[i]:
                in_market = False
                exits += 1
        elif i >= LOOKBACK and close >= max(bar[2] for bar in bars[i - LOOKBACK:i]):
            in_market = True
            peak_close = close
            entries += 1
    return equity, entries, exits


bars = read_bars()
equity, entries, exits = run(bars)

daily = [b / a - 1.0 for a, b in zip(equity, equity[1:])]
mu = sum(daily) / len(daily)
sigma = math.sqrt(sum((d - mu) ** 2 for d in daily) / (len(daily) - 1))
running_peak, worst = equity[0], 0.0
for value in equity:
    running_peak = max(running_peak, value)
    worst = max(worst, 1.0 - value / running_peak)

print("bars:", len(bars), "entries:", entries, "stopped out:", exits)
print("final equity: %.2f" % equity[-1])

with open("/output/result.json", "w") as out:
    json.dump(
        {
            "total_return": equity[-1] / equity[0] - 1.0,
            "sharpe": mu / sigma * math.sqrt(252) if sigma > 0 else 0.0,
            "max_drawdown": worst,
            "trades": entries + exits,
            "equity_curve": [round(value, 4) for value in equity],
        },
        out,
    )

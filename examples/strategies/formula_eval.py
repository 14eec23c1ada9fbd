"""Entry and exit rules as text formulas, so that a search can mutate them easily."""
import json
import math

RULES = {
    "enter": "close > sma20 and sma20 > sma50",
    "leave": "close < sma20 * 0.98 or rsi > 80",
    "size": "min(1.0, 0.10 / max(vol, 0.05))",
}


def load():
    with open("/data/prices.csv") as handle:
        handle.readline()
        return [float(line.split(",")[4]) for line in handle]


def features(closes, i):
    changes = [closes[k] / closes[k - 1] - 1 for k in range(i - 19, i + 1)]
    gains = sum(c for c in changes if c > 0)
    losses = -sum(c for c in changes if c < 0) or 1e-9
    return {
        "close": closes[i],
        "sma20": sum(closes[i - 19:i + 1]) / 20,
        "sma50": sum(closes[i - 49:i + 1]) / 50,
        "rsi": 100 - 100 / (1 + gains / losses),
        "vol": math.sqrt(sum(c * c for c in changes) / 20 * 252),
        "min": min,
        "max": max,
    }


def main():
    closes = load()
    equity, position, trades = [1.0], 0.0, 0
    for i in range(50, len(closes) - 1):
        values = features(closes, i)
        if position == 0 and eval(RULES["enter"], {}, values):
            position = eval(RULES["size"], {}, values)
            trades += 1
        elif position and eval(RULES["leave"], {}, values):
            position = 0.0
            trades += 1
        equity.append(equity[-1] * (1 + position * (closes[i + 1] / closes[i] - 1)))
    with open("/output/result.json", "w") as handle:
        json.dump({"total_return": equity[-1] - 1, "trades": trades, "equity_curve": equity}, handle)
    print("return", round(equity[-1] - 1, 4), "trades", trades)


if __name__ == "__main__":
    main()

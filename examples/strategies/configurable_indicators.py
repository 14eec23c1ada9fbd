"""Indicators picked by name from a small genome, tuned by coordinate search until nothing improves."""
import json
import math


class Lab:
    def __init__(self, closes):
        self.closes = closes
        self.indicator = "slope"
        self.length = 20
        self.threshold = 0.0

    def indicator_slope(self, i):
        return self.closes[i] / self.closes[i - self.length] - 1

    def indicator_distance(self, i):
        window = self.closes[i - self.length:i]
        return self.closes[i] / (sum(window) / self.length) - 1

    def indicator_position(self, i):
        window = self.closes[i - self.length:i + 1]
        low, high = min(window), max(window)
        return 0.0 if high == low else (self.closes[i] - low) / (high - low) - 0.5

    def run(self, first, last):
        name = "indicator_" + self.indicator
        if not hasattr(self, name):
            raise ValueError("no indicator called " + self.indicator)
        compute = getattr(self, name)
        equity, position, trades = [1.0], 0, 0
        for i in range(max(first, self.length), last - 1):
            wanted = 1 if compute(i) > self.threshold else 0
            trades += wanted != position
            position = wanted
            equity.append(equity[-1] * (1 + position * (self.closes[i + 1] / self.closes[i] - 1)))
        return equity, trades


def quality(equity):
    daily = [b / a - 1 for a, b in zip(equity, equity[1:])]
    mean = sum(daily) / len(daily)
    sd = math.sqrt(sum((d - mean) ** 2 for d in daily) / len(daily))
    return mean / sd * math.sqrt(252) if sd else 0.0


GENOME = {
    "indicator": ["slope", "distance", "position"],
    "length": [5, 10, 15, 20, 30, 45],
    "threshold": [-0.02, -0.01, 0.0, 0.01, 0.02],
}


def climb(lab, last):
    best = quality(lab.run(0, last)[0])
    while True:
        improved = False
        for gene in ("indicator", "length", "threshold"):
            for candidate in GENOME[gene]:
                before = getattr(lab, gene)
                setattr(lab, gene, candidate)
                score = quality(lab.run(0, last)[0])
                if score > best:
                    best, improved = score, True
                else:
                    setattr(lab, gene, before)
        if not improved:
            break
    return best


def main():
    with open("/data/prices.csv") as handle:
        rows = handle.read().splitlines()
    closes = [float(line.split(",")[4]) for line in rows[1:]]
    lab = Lab(closes)
    half = len(closes) // 2
    in_sample = climb(lab, half)
    equity, trades = lab.run(half - 46, len(closes))

    peak = worst = 0.0
    for value in equity:
        peak = max(peak, value)
        worst = max(worst, 1 - value / peak)
    with open("/output/result.json", "w") as handle:
        json.dump({
            "total_return": equity[-1] - 1,
            "sharpe": quality(equity),
            "max_drawdown": worst,
            "trades": trades,
            "in_sample_sharpe": in_sample,
            "equity_curve": equity,
        }, handle)
    print("chosen:", lab.indicator, lab.length, lab.threshold, f"in-sample sharpe {in_sample:.2f}")


if __name__ == "__main__":
    main()

"""Only the standard library: csv, statistics, collections."""
import csv
import statistics as st
from collections import Counter, deque
from datetime import datetime


def bars(path="/data/prices.csv"):
    with open(path, "r", encoding="utf-8", newline="") as f:
        reader = csv.reader(f, delimiter=",")
        header = next(reader)
        for line in reader:
            record = dict(zip(header, line))
            yield datetime.strptime(record.pop("date"), "%Y-%m-%d"), {k: float(v) for k, v in record.items()}


class RollingStats:
    def __init__(self, n):
        self.window = deque(maxlen=n)

    def __lshift__(self, value):
        self.window.append(value)
        return self

    def __bool__(self):
        return len(self.window) == self.window.maxlen

    @property
    def z(self):
        sd = st.stdev(self.window)
        return (self.window[-1] - st.fmean(self.window)) / sd if sd else 0.0


def main():
    stats, position, entry, trades = RollingStats(15), 0, None, []
    by_month = Counter()
    for when, bar in bars():
        stats << bar["close"]
        if not stats:
            continue
        if position == 0 and stats.z < -1.5:
            position, entry = 1, bar["close"]
        elif position and stats.z > 0:
            trades.append(bar["close"] / entry - 1)
            by_month[when.strftime("%Y-%m")] += 1
            position = 0
    if trades:
        print(f"n={len(trades)} mean={st.mean(trades):+.4%} median={st.median(trades):+.4%}")
        print(by_month.most_common(3))
        print("quartiles", [round(q, 4) for q in st.quantiles(trades, n=4)])


if __name__ == "__main__":
    main()

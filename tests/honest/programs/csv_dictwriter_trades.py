"""DictReader in, DictWriter out; generator pipeline between."""
import csv
from itertools import groupby, islice, pairwise, tee, takewhile, dropwhile, zip_longest, starmap, compress

FIELDS = ["date", "side", "price", "pnl"]


def read(path):
    with open(path, newline="") as f:
        for row in csv.DictReader(f):
            yield {"date": row["date"], **{k: float(row[k]) for k in ("open", "high", "low", "close")}}


def signals(rows, n=10):
    window = []
    for row in rows:
        window.append(row["close"])
        if len(window) > n:
            window.pop(0)
            yield row, 1 if row["close"] > sum(window) / n else -1


def trades(stream):
    entry = None
    for (row, now), (nxt, then) in pairwise(stream):
        if now == then:
            continue
        if entry:
            yield {"date": nxt["date"], "side": "long" if now > 0 else "short", "price": nxt["open"], "pnl": round(now * (nxt["open"] - entry), 4)}
        entry = nxt["open"]


def write(path, rows):
    count = 0
    with open("/output/trades.csv", "w", newline="") as f:
        out = csv.DictWriter(f, fieldnames=FIELDS, extrasaction="ignore", quoting=csv.QUOTE_MINIMAL)
        out.writeheader()
        for count, row in enumerate(rows, 1):
            out.writerow(row)
    return count


a, b = tee(trades(signals(read("/data/prices.csv"))))
n = write("/output/trades.csv", a)
rows = list(b)
print(n, "trades", round(sum(r["pnl"] for r in rows), 2))
for side, group in groupby(sorted(rows, key=lambda r: r["side"]), key=lambda r: r["side"]):
    pnls = [r["pnl"] for r in group]
    print(f"{side:>6}: {len(pnls)} avg {sum(pnls) / len(pnls):+.3f}")
print(list(islice(takewhile(lambda r: r["pnl"] < 5, rows), 1))[0]["date"], len(list(dropwhile(lambda r: r["pnl"] < 0, rows))))
print(list(starmap(max, zip_longest([1, 5], [3], fillvalue=0))), list(compress("LSL", [1, 0, 1])))

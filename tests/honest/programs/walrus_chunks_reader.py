"""Walrus, chunked csv reading, iter with sentinel, for-else, nested try, global/nonlocal."""
import pandas as pd

TOTAL_ROWS = 0


def chunks(size=100):
    for chunk in pd.read_csv("/data/prices.csv", chunksize=size, parse_dates=["date"]):
        yield chunk


def online_stats():
    n, mean, m2 = 0, 0.0, 0.0

    def add(x):
        nonlocal n, mean, m2
        n += 1
        delta = x - mean
        mean += delta / n
        m2 += delta * (x - mean)
        return n, mean, (m2 / n) ** 0.5 if n > 1 else 0.0
    return add


def process(stream):
    global TOTAL_ROWS
    add, last, signals = online_stats(), None, []
    for chunk in stream:
        TOTAL_ROWS += len(chunk)
        for row in chunk.itertuples(index=False, name="Bar"):
            if last is not None and (r := row.close / last - 1):
                n, mean, sd = add(r)
                if n > 30 and abs(z := (r - mean) / sd) > 2.5:
                    signals.append((row.date.date(), round(z, 2)))
            last = row.close
    return signals


found = process(chunks())
for day, z in found:
    if z < -4:
        print("crash", day)
        break
else:
    print("no crash in", TOTAL_ROWS, "rows;", len(found), "outliers")
lines = iter("a=1\nb=2\n\nc=3".split("\n"))
print(dict(line.split("=") for line in iter(lambda: next(lines), "")), (m := max(found, key=lambda s: abs(s[1])))[1], m[0].year)
try:
    try:
        raise KeyError("x")
    except KeyError as e:
        raise ValueError("bad") from e
    finally:
        print("cleanup")
except ValueError as e:
    print(repr(e), "caused by", repr(e.__cause__))

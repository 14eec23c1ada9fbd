"""A helper that opens given files; a generator context manager around open."""
import csv
import json
from contextlib import contextmanager

DATA = "/data/universe.csv"


@contextmanager
def reader(path):
    f = open(path, newline="")
    try:
        yield csv.DictReader(f)
    finally:
        f.close()


def read_columns(path, *names):
    with reader(path) as rows:
        data = {n: [] for n in names}
        for row in rows:
            for n in names:
                data[n].append(float(row[n]))
    return data


def correlation(x, y):
    n = len(x)
    mx, my = sum(x) / n, sum(y) / n
    cov = sum((a - mx) * (b - my) for a, b in zip(x, y))
    return cov / (sum((a - mx) ** 2 for a in x) * sum((b - my) ** 2 for b in y)) ** 0.5


data = read_columns(DATA, "ALFA", "BRAV", "CHAR")
rets = {k: [b / a - 1 for a, b in zip(v, v[1:])] for k, v in data.items()}
matrix = {(a, b): round(correlation(rets[a], rets[b]), 3) for a in rets for b in rets if a < b}
print({f"{a}-{b}": c for (a, b), c in matrix.items()})
with open("/output/result.json", "w") as out:
    json.dump({"/".join(k): v for k, v in matrix.items()}, out)

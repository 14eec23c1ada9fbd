"""A store with query(), eval(), apply(), agg(), filter() taking functions and names of its own."""
import csv


class TimeSeries:
    AGGS = {"mean": lambda v: sum(v) / len(v), "max": max, "min": min, "last": lambda v: v[-1]}

    def __init__(self, rows):
        self.rows = rows

    def query(self, predicate):
        return TimeSeries([r for r in self.rows if predicate(r)])

    def apply(self, fn, *args):
        return TimeSeries([fn(r, *args) for r in self.rows])

    def agg(self, column, how):
        return self.AGGS[how]([r[column] for r in self.rows])

    def eval(self, expression):
        left, op, right = expression.split()
        compare = {"gt": lambda a, b: a > b, "lt": lambda a, b: a < b}[op]
        return [compare(r[left], r[right]) for r in self.rows]

    def pipe(self, fn):
        return fn(self)


def parse(r):
    return {k: (v if k == "date" else float(v)) for k, v in r.items()}


def add_range(r, scale):
    return {**r, "range": (r["high"] - r["low"]) * scale}


with open("/data/prices.csv") as f:
    ts = TimeSeries([parse(r) for r in csv.DictReader(f)])
wide = ts.apply(add_range, 100).query(lambda r: r["range"] > 200)
ups = ts.eval("close gt open")
print(len(wide.rows), sum(ups), {h: round(ts.agg("close", h), 2) for h in ("mean", "max", "min", "last")})
print(ts.pipe(lambda t: round(t.agg("volume", "mean"))))

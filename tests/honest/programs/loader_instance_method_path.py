"""Paths go through a method's literal argument: self.load("/data/...")."""
import json
import pandas as pd


class DataHandler:
    def __init__(self):
        self.frames = {}

    def load(self, name, path):
        self.frames[name] = pd.read_csv(path, parse_dates=["date"], index_col="date")
        return self.frames[name]

    def get(self, name):
        return self.frames[name]


class Writer:
    def write_json(self, obj, path):
        with open(path, "w") as f:
            json.dump(obj, f, sort_keys=True)


handler = DataHandler()
handler.load("prices", "/data/prices.csv")
handler.load("universe", "/data/universe.csv")
bench = handler.get("prices")["close"].pct_change()
rel = handler.get("universe").pct_change().sub(bench, axis=0).rolling(30).sum()
w = rel.rank(axis=1).apply(lambda row: (row - row.mean()) / row.count(), axis=1)
pnl = (w.shift() * handler.get("universe").pct_change()).sum(axis=1)
Writer().write_json({"pnl": float(pnl.sum()), "days": len(pnl)}, "/output/result.json")
print(f"{pnl.sum():+.4f}")

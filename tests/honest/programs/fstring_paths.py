"""Paths made from constants by f-strings and joins."""
import json
import pandas as pd

DATA_DIR = "/data"
OUTPUT_DIR = "/output"
FILES = ["prices.csv", "universe.csv"]

tables = {}
for name in FILES:
    tables[name.split(".")[0]] = pd.read_csv(f"{DATA_DIR}/{name}", parse_dates=["date"], index_col="date")

prices, universe = tables["prices"], tables["universe"]
beta = universe.pct_change().apply(lambda s: s.cov(prices["close"].pct_change()) / prices["close"].pct_change().var())
hedged = universe.pct_change().sub(pd.DataFrame({c: beta[c] * prices["close"].pct_change() for c in universe}), fill_value=0)
momentum = hedged.rolling(40).sum()
pos = (momentum.rank(axis=1, pct=True) > 0.7).astype(float)
pnl = (pos.shift() * universe.pct_change()).mean(axis=1)
with open(OUTPUT_DIR + "/result.json", "w") as f:
    json.dump({"beta": beta.round(3).to_dict(), "pnl": float(pnl.sum())}, f)
pnl.cumsum().to_csv(f"{OUTPUT_DIR}/equity.csv", header=["equity"])
print(beta.round(2).to_dict())

"""Several result files in a loop over literal (path, object) pairs; a dictionary of outputs."""
import json
import pandas as pd

INPUTS = {"prices": "/data/prices.csv", "universe": "/data/universe.csv"}
OUTPUTS = {"metrics": "/output/metrics.json", "weights": "/output/weights.json"}

frames = {name: pd.read_csv(path, index_col="date", parse_dates=["date"]) for name, path in INPUTS.items()}
px = frames["universe"]
vol = px.pct_change().rolling(30).std().iloc[-1]
weights = (1 / vol) / (1 / vol).sum()
bench = frames["prices"]["close"].pct_change()
pnl = (px.pct_change() * weights).sum(axis=1)
metrics = {"beta": float(pnl.cov(bench) / bench.var()), "alpha": float((pnl.mean() - bench.mean()) * 252)}
results = {"metrics": metrics, "weights": weights.round(4).to_dict()}
for name, path in OUTPUTS.items():
    with open(path, "w") as f:
        json.dump(results[name], f)
for path, index in [("/output/pnl.csv", True), ("/output/pnl_plain.csv", False)]:
    pnl.rename("pnl").to_frame().to_csv(path, index=index)
print(metrics, weights.idxmax())

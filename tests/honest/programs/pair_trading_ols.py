"""Pairs: hedge ratio by least squares, half-life by regression, z-score bands."""
from itertools import combinations, islice

import numpy as np
import pandas as pd

universe = pd.read_csv("/data/universe.csv", index_col=0)


def ols(y, x):
    X = np.c_[np.ones_like(x), x]
    beta, residuals, rank, sv = np.linalg.lstsq(X, y, rcond=None)
    return beta, y - X @ beta


def half_life(spread):
    lagged, delta = spread[:-1], np.diff(spread)
    (_, theta), _ = ols(delta, lagged)
    return -np.log(2) / theta if theta < 0 else np.inf


rows = []
for left, right in combinations(universe.columns, 2):
    (a, b), spread = ols(np.log(universe[left].values), np.log(universe[right].values))
    rows.append({"pair": f"{left}/{right}", "beta": b, "half_life": half_life(spread), "z": spread[-1] / spread.std()})
table = pd.DataFrame.from_records(rows).sort_values("half_life").set_index("pair")
print(table.head(3).round(2).to_dict("index"))
print(table.query("half_life < 100 and abs_z > 1", engine="python") if "abs_z" in table else len(table))
for pair, row in islice(table.iterrows(), 2):
    print(pair, row["beta"].round(2), row.z.round(2))

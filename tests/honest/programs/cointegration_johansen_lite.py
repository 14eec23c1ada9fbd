"""Engle-Granger with a hand-written ADF regression for every pair, itertools.combinations."""
import json
from itertools import combinations

import numpy as np
import pandas as pd


def ols(y, X):
    X = np.column_stack([np.ones(len(X)), X])
    coef, _, _, _ = np.linalg.lstsq(X, y, rcond=None)
    resid = y - X @ coef
    s2 = resid @ resid / (len(y) - X.shape[1])
    se = np.sqrt(np.diag(s2 * np.linalg.pinv(X.T @ X)))
    return coef, se, resid


def adf_t(series, lags=1):
    d = np.diff(series)
    y = d[lags:]
    cols = [series[lags:-1]] + [d[lags - k:-k] for k in range(1, lags + 1)]
    coef, se, _ = ols(y, np.column_stack(cols))
    return coef[1] / se[1]


def spread_trade(resid, enter=1.5, leave=0.3):
    z = (resid - resid.mean()) / resid.std()
    pos = np.zeros_like(z)
    for i in range(1, len(z)):
        if pos[i - 1] == 0:
            pos[i] = -np.sign(z[i]) if abs(z[i]) > enter else 0
        else:
            pos[i] = 0 if abs(z[i]) < leave else pos[i - 1]
    return float((pos[:-1] * np.diff(resid)).sum())


def main():
    px = pd.read_csv("/data/universe.csv", index_col="date")
    log = np.log(px)
    out = []
    for a, b in combinations(log.columns, 2):
        (alpha, beta), _, resid = ols(log[a].values, log[b].values)
        out.append({"pair": f"{a}/{b}", "beta": beta, "t": adf_t(resid), "pnl": spread_trade(resid)})
    table = pd.DataFrame(out).sort_values("t").reset_index(drop=True)
    print(table.head(5).to_string(float_format=lambda v: f"{v:8.3f}"))
    table.to_json("/output/result.json", orient="records")
    with open("/output/summary.json", "w") as f:
        json.dump({"best": table.loc[0, "pair"], "n": len(table)}, f)


if __name__ == "__main__":
    main()

import json
from typing import Dict, List

import numpy as np
import pandas as pd

VIEWS: List[Dict] = [
    {"long": "ALFA", "short": "BRAV", "q": 0.02, "confidence": 0.6},
    {"long": "ECHO", "short": None, "q": 0.05, "confidence": 0.3},
]
MARKET_CAP = {"ALFA": 120.0, "BRAV": 80.0, "CHAR": 60.0, "DELT": 40.0, "ECHO": 30.0, "FOXT": 20.0}
RISK_AVERSION, TAU = 2.5, 0.05


def pick_matrix(names):
    P = np.zeros((len(VIEWS), len(names)))
    for i, view in enumerate(VIEWS):
        P[i, names.index(view["long"])] = 1
        if view["short"] is not None:
            P[i, names.index(view["short"])] = -1
    return P, np.array([v["q"] for v in VIEWS])


def posterior(cov, w_mkt, P, Q):
    pi = RISK_AVERSION * cov @ w_mkt
    omega = np.diag([(1 / v["confidence"] - 1) * (p @ (TAU * cov) @ p) for v, p in zip(VIEWS, P)])
    middle = np.linalg.inv(P @ (TAU * cov) @ P.T + omega)
    return pi + TAU * cov @ P.T @ middle @ (Q - P @ pi)


def main():
    px = pd.read_csv("/data/universe.csv", index_col=0)
    names = px.columns.tolist()
    cov = px.pct_change().cov().values * 252
    w = np.array([MARKET_CAP[n] for n in names]); w /= w.sum()
    mu = posterior(cov, w, *pick_matrix(names))
    weights = np.linalg.solve(RISK_AVERSION * cov, mu)
    weights = np.maximum(weights, 0) / np.maximum(weights, 0).sum()
    result = {n: {"prior": round(a, 4), "mu": round(b, 4), "w": round(c, 4)} for n, a, b, c in zip(names, w, mu, weights)}
    with open("/output/result.json", "w") as f:
        json.dump(result, f, indent=2)
    header = ("name", "prior", "mu", "weight")
    print(("{:>8}" * 4).format(*header))
    for n, row in result.items():
        print(f"{n:>8}" + "".join("{:>8.4f}".format(v) for v in row.values()))


main()

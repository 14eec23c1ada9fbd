"""Risk parity, minimum variance and max Sharpe portfolios; plain numpy."""
import json
from typing import NamedTuple, Literal, overload

import numpy as np
import pandas as pd

Method = Literal["risk_parity", "min_var", "max_sharpe", "equal"]


class Allocation(NamedTuple):
    method: str
    weights: dict
    expected_vol: float


def shrink(cov: np.ndarray, intensity: float = 0.1) -> np.ndarray:
    target = np.eye(len(cov)) * np.trace(cov) / len(cov)
    return (1 - intensity) * cov + intensity * target


def risk_parity(cov, iterations=500):
    n = len(cov)
    w = np.full(n, 1 / n)
    for _ in range(iterations):
        marginal = cov @ w
        contribution = w * marginal
        w = w * np.sqrt(contribution.mean() / contribution)
        w /= w.sum()
    return w


def min_var(cov):
    inv = np.linalg.inv(cov)
    ones = np.ones(len(cov))
    w = inv @ ones
    return w / w.sum()


def max_sharpe(cov, mu):
    w = np.linalg.solve(cov, mu)
    w = np.clip(w, 0, None)
    return w / w.sum() if w.sum() > 0 else np.full(len(mu), 1 / len(mu))


@overload
def allocate(returns: pd.DataFrame, method: Literal["equal"]) -> Allocation: ...
@overload
def allocate(returns: pd.DataFrame, method: Method) -> Allocation: ...


def allocate(returns, method):
    cov = shrink(returns.cov().to_numpy() * 252)
    mu = returns.mean().to_numpy() * 252
    solvers = {
        "risk_parity": lambda: risk_parity(cov),
        "min_var": lambda: min_var(cov),
        "max_sharpe": lambda: max_sharpe(cov, mu),
        "equal": lambda: np.full(len(cov), 1 / len(cov)),
    }
    w = solvers[method]()
    vol = float(np.sqrt(w @ cov @ w))
    return Allocation(method, dict(zip(returns.columns, w.round(4).tolist())), vol)


if __name__ == "__main__":
    px = pd.read_csv("/data/universe.csv", index_col="date", parse_dates=["date"])
    rets = px.pct_change().dropna()
    out = [allocate(rets, m) for m in ("equal", "min_var", "risk_parity", "max_sharpe")]
    for a in out:
        print(f"{a.method:>12}  vol={a.expected_vol:.2%}  {a.weights}")
    with open("/output/result.json", "w") as f:
        json.dump([a._asdict() for a in out], f, indent=1)

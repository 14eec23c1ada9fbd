"""Pairs trade of ALFA against BRAV: fade the z-score of the hedged log spread, market neutral."""
import json

import numpy as np
import pandas as pd

ENTRY = 1.5
EXIT = 0.3
STOP = 4.0
WINDOW = 60


def hedge_ratio(y: np.ndarray, x: np.ndarray) -> float:
    """Least squares slope with an intercept."""
    design = np.column_stack([x, np.ones_like(x)])
    slope, _ = np.linalg.lstsq(design, y, rcond=None)[0]
    return float(slope)


def main():
    universe = pd.read_csv("/data/universe.csv", usecols=["date", "ALFA", "BRAV"], index_col="date")
    logs = np.log(universe)
    a, b = logs["ALFA"].to_numpy(), logs["BRAV"].to_numpy()

    side = 0
    trades = 0
    equity = [1.0] * (WINDOW + 1)
    scores = []
    beta = 1.0
    for t in range(WINDOW, len(a) - 1):
        window = slice(t - WINDOW, t + 1)
        if side == 0:  # the hedge of an open trade is not changed under way
            beta = hedge_ratio(b[window], a[window])
        spread = b[window] - beta * a[window]
        z = (spread[-1] - spread.mean()) / spread.std(ddof=1)
        scores.append(z)

        before = side
        if side == 0 and abs(z) > ENTRY:
            side = -1 if z > 0 else 1
        elif side != 0 and (abs(z) < EXIT or abs(z) > STOP):
            side = 0
        trades += before != side

        gross = 1.0 + abs(beta)
        pnl = side * ((b[t + 1] - b[t]) - beta * (a[t + 1] - a[t])) / gross
        cost = 0.0005 if before != side else 0.0
        equity.append(equity[-1] * float(np.exp(pnl)) * (1 - cost))

    curve = np.array(equity)
    returns = np.diff(curve) / curve[:-1]
    peak = np.maximum.accumulate(curve)
    result = {
        "total_return": float(curve[-1] - 1),
        "sharpe": float(returns.mean() / returns.std() * np.sqrt(252)) if returns.std() > 0 else 0.0,
        "max_drawdown": float((1 - curve / peak).max()),
        "trades": int(trades),
        "last_hedge_ratio": beta,
        "equity_curve": curve.tolist(),
    }
    with open("/output/result.json", "w") as handle:
        json.dump(result, handle)

    print(f"hedge ratio {beta:.3f}, z-score from {min(scores):.2f} to {max(scores):.2f}")
    print(f"return {result['total_return']:.2%}, sharpe {result['sharpe']:.2f}, trades {trades}")


main()

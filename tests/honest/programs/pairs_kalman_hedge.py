"""Pairs trading with a Kalman-filtered hedge ratio (numpy only)."""
import json
import numpy as np
import pandas as pd


class KalmanHedge:
    """State x = [beta, alpha]; observation y = beta * x + alpha."""

    def __init__(self, delta: float = 1e-4, obs_var: float = 1e-3):
        self.delta = delta
        self.obs_var = obs_var
        self.state = np.zeros(2)
        self.cov = np.eye(2)
        self.trans_cov = delta / (1 - delta) * np.eye(2)

    def __call__(self, x: float, y: float):
        return self.update(x, y)

    def update(self, x, y):
        obs = np.array([x, 1.0])
        pred_cov = self.cov + self.trans_cov
        error = y - obs @ self.state
        var = obs @ pred_cov @ obs + self.obs_var
        gain = pred_cov @ obs / var
        self.state = self.state + gain * error
        self.cov = pred_cov - np.outer(gain, obs) @ pred_cov
        return error, np.sqrt(var), self.state.copy()


def trade(y, x, entry=1.0, exit_=0.2):
    kf = KalmanHedge()
    position = 0
    pnl = []
    prev = None
    for t in range(len(x)):
        if prev is not None and position:
            beta = prev
            pnl.append(position * ((y[t] - y[t - 1]) - beta * (x[t] - x[t - 1])))
        else:
            pnl.append(0.0)
        err, sd, state = kf(x[t], y[t])
        z = err / sd
        if position == 0 and abs(z) > entry:
            position = -int(np.sign(z))
        elif position and abs(z) < exit_:
            position = 0
        prev = state[0]
    return np.array(pnl)


def main():
    universe = pd.read_csv("/data/universe.csv", index_col=0, parse_dates=True)
    pairs = [("ALFA", "BRAV"), ("CHAR", "DELT"), ("ECHO", "FOXT")]
    report = {}
    for a, b in pairs:
        pnl = trade(universe[a].to_numpy(), universe[b].to_numpy())
        sharpe = pnl.mean() / pnl.std() * 252 ** 0.5 if pnl.std() else 0.0
        report["{}-{}".format(a, b)] = {"pnl": round(float(pnl.sum()), 4), "sharpe": round(float(sharpe), 3)}
    best = max(report, key=lambda k: report[k]["sharpe"])
    with open("/output/result.json", "w") as f:
        f.write(json.dumps({"pairs": report, "best": best}))
    print("best pair:", best, report[best])


if __name__ == "__main__":
    main()

"""Hurst exponent, variance ratio, and half life to pick trend or reversion."""
import json
import numpy as np
import pandas as pd


def hurst(ts, max_lag=40):
    lags = np.arange(2, max_lag)
    tau = [np.std(ts[lag:] - ts[:-lag]) for lag in lags]
    slope, _ = np.polyfit(np.log(lags), np.log(tau), 1)
    return slope


def variance_ratio(r, q):
    mu = r.mean()
    var1 = ((r - mu) ** 2).mean()
    rq = np.convolve(r, np.ones(q), "valid")
    return ((rq - q * mu) ** 2).mean() / (q * var1)


def half_life(ts):
    lagged, delta = ts[:-1], np.diff(ts)
    X = np.vstack([lagged, np.ones_like(lagged)]).T
    beta = np.linalg.lstsq(X, delta, rcond=None)[0][0]
    return -np.log(2) / beta if beta < 0 else np.inf


def choose(h, vr):
    return "trend" if h > 0.55 and vr > 1 else "reversion" if h < 0.45 and vr < 1 else "none"


def signal(kind, close):
    handlers = {
        "trend": lambda: np.sign(close - close.rolling(30).mean()),
        "reversion": lambda: -np.sign(close - close.rolling(10).mean()),
        "none": lambda: close * 0,
    }
    return handlers[kind]()


universe = pd.read_csv("/data/universe.csv", index_col="date")
report = {}
for name, series in universe.items():
    log = np.log(series.to_numpy())
    h, vr, hl = hurst(log), variance_ratio(np.diff(log), 5), half_life(log)
    kind = choose(h, vr)
    pnl = (signal(kind, series).shift() * series.pct_change()).sum()
    report[name] = dict(hurst=round(h, 3), vr=round(vr, 3), half_life=round(float(hl), 1), kind=kind, pnl=round(float(pnl), 4))
print(pd.DataFrame(report).T)
with open("/output/result.json", "w") as f:
    json.dump(report, f)

"""A suite of indicators in plain numpy; no pandas."""
import json
import numpy as np


def load(path="/data/prices.csv"):
    return np.genfromtxt(path, delimiter=",", names=True, dtype=None, encoding="utf-8")


def ema(x, span):
    alpha = 2.0 / (span + 1)
    out = np.empty_like(x, dtype=float)
    out[0] = x[0]
    for i in range(1, x.size):
        out[i] = alpha * x[i] + (1 - alpha) * out[i - 1]
    return out


def sma(x, n):
    c = np.cumsum(np.insert(x, 0, 0.0))
    out = np.full(x.size, np.nan)
    out[n - 1:] = (c[n:] - c[:-n]) / n
    return out


def rolling_std(x, n):
    view = np.lib.stride_tricks.sliding_window_view(x, n)
    out = np.full(x.size, np.nan)
    out[n - 1:] = view.std(axis=1, ddof=1)
    return out


def stochastic(high, low, close, n=14):
    hh = np.lib.stride_tricks.sliding_window_view(high, n).max(axis=1)
    ll = np.lib.stride_tricks.sliding_window_view(low, n).min(axis=1)
    out = np.full(close.size, np.nan)
    out[n - 1:] = 100 * (close[n - 1:] - ll) / (hh - ll)
    return out


if __name__ == "__main__":
    data = load()
    close = data["close"].astype(float)
    high, low = data["high"].astype(float), data["low"].astype(float)
    features = {"ema": ema(close, 20), "sma": sma(close, 50), "std": rolling_std(close, 20), "k": stochastic(high, low, close)}
    with np.errstate(invalid="ignore"):
        long = (close > features["ema"]) & (features["k"] < 80)
    pnl = long[:-1] * np.diff(close) / close[:-1]
    np.savetxt("/output/equity.csv", np.cumprod(1 + pnl), fmt="%.6f", delimiter=",", header="equity")
    with open("/output/result.json", "w") as f:
        json.dump({name: float(np.nanmean(v)) for name, v in features.items()}, f)
    print(f"{np.prod(1 + pnl) - 1:+.3%}")

"""Structured arrays, broadcasting, masked arrays, ufunc methods, einsum, datetime64."""
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.random import Generator, PCG64

rng = Generator(PCG64(12345))
TRADE = np.dtype([("time", "datetime64[m]"), ("price", "f8"), ("size", "i4"), ("side", "U4")])

n = 1000
trades = np.zeros(n, dtype=TRADE)
trades["time"] = np.datetime64("2024-01-02T09:30") + np.sort(rng.integers(0, 390, n)).astype("timedelta64[m]")
trades["price"] = 100 + np.cumsum(rng.normal(0, 0.02, n))
trades["size"] = rng.integers(1, 100, n)
trades["side"] = np.where(rng.random(n) > 0.5, "buy", "sell")

minute = (trades["time"] - trades["time"][0]).astype(int) // 30
edges = np.flatnonzero(np.diff(minute, prepend=-1))
vwap = np.add.reduceat(trades["price"] * trades["size"], edges) / np.add.reduceat(trades["size"], edges)
high = np.maximum.reduceat(trades["price"], edges)
low = np.minimum.reduceat(trades["price"], edges)
imbalance = np.bincount(minute, weights=np.where(trades["side"] == "buy", 1, -1) * trades["size"])

windows = sliding_window_view(vwap, 3)
trend = np.einsum("ij,j->i", windows, np.array([-1, 0, 1]) / 2)
masked = np.ma.masked_where(np.abs(imbalance[2:]) < 50, trend)
outer = np.subtract.outer(vwap, vwap)
best_pair = np.unravel_index(np.argmax(np.triu(-outer)), outer.shape)
order = np.lexsort((trades["size"], trades["side"]))
top = trades[order][-3:]
print("bars", len(vwap), "range", float((high - low).mean().round(4)))
print("masked mean", round(float(masked.mean()), 5), "buy at bar %d sell at bar %d" % best_pair)
print(top["side"].tolist(), np.histogram(trades["size"], bins=4)[0].tolist())
with np.printoptions(precision=3, suppress=True):
    print(trend[:5])
vec = np.vectorize(lambda p, s: p if s == "buy" else -p, otypes=[float])
print(round(float(vec(trades["price"][:10], trades["side"][:10]).sum()), 2), np.select([trend > 0, trend < 0], ["up", "down"], "flat")[:4].tolist())
print(np.apply_along_axis(lambda w: w.max() - w.min(), 1, windows).round(3)[:3], np.piecewise(trend, [trend < 0, trend >= 0], [-1, 1])[:3])

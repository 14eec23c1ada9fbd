"""A permutation test with numpy, boolean masks, fancy indexing and np.apply_along_axis."""
import numpy as np
import pandas as pd

rng = np.random.default_rng(20240101)
frame = pd.read_csv("/data/prices.csv")
returns = frame["close"].pct_change().dropna().values
days = pd.to_datetime(frame["date"]).dt.dayofweek.values[1:]


def statistic(values, groups):
    return values[groups == 0].mean() - values[groups != 0].mean()


observed = statistic(returns, days)
simulated = np.array([statistic(returns, rng.permutation(days)) for _ in range(300)])
p = (np.abs(simulated) >= abs(observed)).mean()
ranks = np.argsort(np.argsort(returns))
table = np.apply_along_axis(np.ptp, 1, returns[: len(returns) // 4 * 4].reshape(-1, 4))
clipped = np.clip(returns, *np.quantile(returns, [0.01, 0.99]))
histogram, edges = np.histogram(clipped, bins=10)
print(round(float(observed), 6), round(float(p), 3), ranks[:3].tolist(), table.shape, histogram.sum(), edges.size)
print(np.select([returns > 0.01, returns < -0.01], ["up", "down"], default="flat")[:5].tolist())

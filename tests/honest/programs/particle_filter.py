import numpy as np
import pandas as pd

N = 500


class ParticleFilter:
    """Stochastic-volatility particle filter with systematic resampling."""

    def __init__(self, n=N, phi=0.97, mu=-9.0, tau=0.15, rng=None):
        self.n, self.phi, self.mu, self.tau = n, phi, mu, tau
        self.rng = rng or np.random.default_rng(0)
        self.h = self.rng.normal(mu, tau / np.sqrt(1 - phi ** 2), n)
        self.w = np.full(n, 1 / n)

    @property
    def ess(self):
        return 1 / np.sum(self.w ** 2)

    def _resample(self):
        u = (self.rng.random() + np.arange(self.n)) / self.n
        idx = np.minimum(np.searchsorted(np.cumsum(self.w), u), self.n - 1)
        self.h, self.w = self.h[idx], np.full(self.n, 1 / self.n)

    def step(self, r):
        self.h = self.mu + self.phi * (self.h - self.mu) + self.tau * self.rng.standard_normal(self.n)
        logw = np.log(self.w) - 0.5 * (self.h + r ** 2 * np.exp(-self.h))
        self.w = np.exp(logw - logw.max())
        self.w /= self.w.sum()
        estimate = float(np.exp(self.w @ self.h / 2))
        if self.ess < self.n / 2:
            self._resample()
        return estimate


if __name__ == "__main__":
    r = pd.read_csv("/data/prices.csv")["close"].pct_change().dropna().to_numpy()
    pf = ParticleFilter()
    vol = np.fromiter((pf.step(x) for x in r), dtype=float, count=len(r))
    weight = np.clip(0.01 / vol, 0, 1.5)
    pnl = weight[:-1] * r[1:]
    print(f"vol [{vol.min():.4f}, {vol.max():.4f}] ess={pf.ess:.0f} sharpe={np.sqrt(252) * pnl.mean() / pnl.std():.2f}")

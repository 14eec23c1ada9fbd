"""Two-state Gaussian HMM fitted by Baum-Welch, for regime filtering."""
import numpy as np
import pandas as pd


class GaussianHMM:
    def __init__(self, n_states=2, n_iter=25, seed=0):
        self.n_states, self.n_iter = n_states, n_iter
        self.rng = np.random.RandomState(seed)

    def _init(self, x):
        k = self.n_states
        self.pi = np.ones(k) / k
        self.A = np.full((k, k), 0.05 / (k - 1)); np.fill_diagonal(self.A, 0.95)
        self.mu = np.quantile(x, np.linspace(0.25, 0.75, k))
        self.sigma = x.std() * np.linspace(0.5, 1.5, k)

    def _emission(self, x):
        z = (x[:, None] - self.mu) / self.sigma
        return np.exp(-0.5 * z ** 2) / (self.sigma * np.sqrt(2 * np.pi)) + 1e-300

    def _forward_backward(self, B):
        T, k = B.shape
        alpha, beta, c = np.zeros((T, k)), np.ones((T, k)), np.zeros(T)
        alpha[0] = self.pi * B[0]
        c[0] = alpha[0].sum(); alpha[0] /= c[0]
        for t in range(1, T):
            alpha[t] = alpha[t - 1] @ self.A * B[t]
            c[t] = alpha[t].sum(); alpha[t] /= c[t]
        for t in range(T - 2, -1, -1):
            beta[t] = self.A @ (B[t + 1] * beta[t + 1]) / c[t + 1]
        return alpha, beta, np.log(c).sum()

    def fit(self, x):
        self._init(x)
        self.loglik_ = []
        for _ in range(self.n_iter):
            B = self._emission(x)
            a, b, ll = self._forward_backward(B)
            gamma = a * b
            gamma /= gamma.sum(1, keepdims=True)
            xi = np.einsum("ti,ij,tj->ij", a[:-1], self.A, B[1:] * b[1:])
            self.A = self.A * 0 + xi / xi.sum(1, keepdims=True)
            self.pi = gamma[0]
            w = gamma.sum(0)
            self.mu = (gamma * x[:, None]).sum(0) / w
            self.sigma = np.sqrt((gamma * (x[:, None] - self.mu) ** 2).sum(0) / w) + 1e-6
            self.loglik_.append(ll)
        self.gamma_ = gamma
        return self

    @property
    def calm(self):
        return int(np.argmin(self.sigma))


close = pd.read_csv("/data/prices.csv")["close"]
r = close.pct_change().dropna().values
model = GaussianHMM().fit(r)
calm_prob = model.gamma_[:, model.calm]
pos = np.r_[0, (calm_prob > 0.5).astype(int)[:-1]]
print("states", np.round(model.mu, 5), np.round(model.sigma, 5), "loglik up:", bool(model.loglik_[-1] >= model.loglik_[0]))
print(f"filtered {np.prod(1 + pos * r) - 1:+.3%} vs hold {np.prod(1 + r) - 1:+.3%}")

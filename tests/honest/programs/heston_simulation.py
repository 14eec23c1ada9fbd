# Monte-Carlo pricing under Heston, with antithetic variates, numpy only
import numpy as np

params = dict(s0=100., v0=.04, kappa=1.5, theta=.04, xi=.5, rho=-.7, r=.01)


def simulate(n_paths=4000, n_steps=60, T=.5, seed=0, *, s0, v0, kappa, theta, xi, rho, r):
    rng = np.random.default_rng(seed)
    dt = T / n_steps
    s = np.full(n_paths, np.log(s0)); v = np.full(n_paths, v0)
    L = np.linalg.cholesky([[1, rho], [rho, 1]])
    for _ in range(n_steps):
        half = rng.standard_normal((2, n_paths // 2))
        z = L @ np.hstack([half, -half])
        vp = np.maximum(v, 0)
        s += (r - .5 * vp) * dt + np.sqrt(vp * dt) * z[0]
        v += kappa * (theta - vp) * dt + xi * np.sqrt(vp * dt) * z[1]
    return np.exp(s)


def price(strike, kind="call", T=.5):
    st = simulate(T=T, **params)
    payoff = {"call": lambda: np.maximum(st - strike, 0), "put": lambda: np.maximum(strike - st, 0)}[kind]()
    est = np.exp(-params["r"] * T) * payoff
    return est.mean(), est.std(ddof=1) / np.sqrt(est.size)


for K in range(90, 115, 5):
    c, se = price(K)
    p, _ = price(K, "put")
    print(f"K={K:>4d}  call={c:7.3f} ±{1.96 * se:.3f}  put={p:7.3f}  parity gap={c - p - 100 + K * np.exp(-.005):+.3f}")

"""A volatility smile: implied vols by Newton, quadratic fit, butterfly checks."""
from math import erf, exp, inf, isclose, log, pi, sqrt
from typing import NamedTuple, Iterator


class Quote(NamedTuple):
    strike: float
    mid: float
    kind: str = "call"

    @property
    def is_call(self) -> bool:
        return self.kind == "call"


def cdf(x): return 0.5 * (1 + erf(x / sqrt(2)))
def pdf(x): return exp(-x * x / 2) / sqrt(2 * pi)


def black(f, k, t, v, call=True):
    s = v * sqrt(t)
    d1 = log(f / k) / s + s / 2
    c = f * cdf(d1) - k * cdf(d1 - s)
    return (c if call else c - f + k), f * pdf(d1) * sqrt(t)


def implied(q: Quote, f: float, t: float, guess=0.3, tol=1e-9) -> float:
    v = guess
    for i in range(60):
        price, vega = black(f, q.strike, t, v, q.is_call)
        if isclose(price, q.mid, abs_tol=tol):
            return v
        v = min(max(v - (price - q.mid) / vega, 1e-3), 5.0)
    raise ArithmeticError(f"no convergence for {q}")


def market(f, t) -> Iterator[Quote]:
    for k in range(80, 125, 5):
        m = log(k / f)
        v = 0.2 - 0.1 * m + 0.6 * m * m
        kind = "put" if k < f else "call"
        yield Quote(k, black(f, k, t, v, kind == "call")[0], kind)


def solve3(a, b):
    n = 3
    m = [row[:] + [y] for row, y in zip(a, b)]
    for i in range(n):
        p = max(range(i, n), key=lambda r: abs(m[r][i]))
        m[i], m[p] = m[p], m[i]
        for j in range(i + 1, n):
            f = m[j][i] / m[i][i]
            m[j] = [x - f * y for x, y in zip(m[j], m[i])]
    x = [0.0] * n
    for i in reversed(range(n)):
        x[i] = (m[i][n] - sum(m[i][j] * x[j] for j in range(i + 1, n))) / m[i][i]
    return x


def fit(points):
    s = [sum(x ** p for x, _ in points) for p in range(5)]
    t = [sum(y * x ** p for x, y in points) for p in range(3)]
    return solve3([[s[i + j] for j in range(3)] for i in range(3)], t)


f, t = 100.0, 0.25
smile = [(log(q.strike / f), implied(q, f, t)) for q in market(f, t)]
a, b, c = fit(smile)
print(f"vol(m) = {a:.4f} {b:+.4f} m {c:+.4f} m²")
cheap = min(((y - (a + b * x + c * x * x)), x) for x, y in smile)
print("cheapest", cheap, inf > cheap[0])

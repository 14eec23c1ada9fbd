# Bayesian online change point detection (Adams & MacKay), for a trend filter
import math
import pandas as pd


class StudentT:
    def __init__(self, mu=0.0, kappa=1.0, alpha=1.0, beta=1e-4):
        self.p = [(mu, kappa, alpha, beta)]
        self.prior = self.p[0]

    @staticmethod
    def _pdf(x, mu, kappa, alpha, beta):
        nu, s2 = 2 * alpha, beta * (kappa + 1) / (alpha * kappa)
        lg = math.lgamma((nu + 1) / 2) - math.lgamma(nu / 2) - 0.5 * math.log(nu * math.pi * s2)
        return math.exp(lg - (nu + 1) / 2 * math.log1p((x - mu) ** 2 / (nu * s2)))

    def pdf(self, x):
        return [self._pdf(x, *p) for p in self.p]

    def update(self, x, keep=80):
        new = [((k * m + x) / (k + 1), k + 1, a + .5, b + k * (x - m) ** 2 / (2 * (k + 1))) for m, k, a, b in self.p]
        self.p = [self.prior, *new][:keep]


def detect(xs, hazard=1 / 100, keep=80):
    model, run = StudentT(), [1.0]
    for x in xs:
        pred = model.pdf(x)
        growth = [r * p * (1 - hazard) for r, p in zip(run, pred)]
        cp = sum(r * p * hazard for r, p in zip(run, pred))
        run = [cp, *growth][:keep]
        total = math.fsum(run)
        run = [r / total for r in run]
        model.update(x, keep)
        ml = max(range(len(run)), key=run.__getitem__)
        yield ml, model.p[min(ml, len(model.p) - 1)][0]


rets = pd.read_csv("/data/prices.csv")["close"].pct_change().dropna().tolist()
state = list(detect(rets))
pos = [1 if mean > 0 else -1 if mean < -5e-4 else 0 for _, mean in state]
pnl = sum(p * r for p, r in zip(pos, rets[1:]))
print(f"pnl {pnl:+.4f}; longest run {max(l for l, _ in state)}; flat {pos.count(0)}")

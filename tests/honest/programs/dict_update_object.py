"""Objects filled with setattr from a table of literal names; vars-like as_dict written out."""
import json


class Params:
    FIELDS = ("fast", "slow", "risk")

    def __init__(self, **kw):
        for name in self.FIELDS:
            setattr(self, name, kw.get(name, 0))

    def as_dict(self):
        return {name: getattr(self, name) for name in self.FIELDS}

    def __eq__(self, other):
        return isinstance(other, Params) and self.as_dict() == other.as_dict()

    def __hash__(self):
        return hash(tuple(self.as_dict().items()))


def mutate(p, factor):
    d = p.as_dict()
    d["fast"] = max(2, int(d["fast"] * factor))
    return Params(**d)


prices = [100 + ((i * 7919) % 23) - 11 + i * 0.05 for i in range(300)]


def mean(xs):
    return sum(xs) / len(xs)


def fitness(p):
    pnl, pos = 0.0, 0
    for i in range(p.slow, len(prices)):
        pnl += pos * (prices[i] - prices[i - 1])
        pos = 1 if mean(prices[i - p.fast:i]) > mean(prices[i - p.slow:i]) else -1
    return pnl * p.risk


best = Params(fast=10, slow=40, risk=0.5)
seen = {best}
for k in range(1, 12):
    trial = mutate(best, 0.6 + 0.1 * k)
    if trial in seen:
        continue
    seen.add(trial)
    if fitness(trial) > fitness(best):
        best = trial
print(json.dumps(best.as_dict()), round(fitness(best), 2), len(seen), hasattr(best, "fast"))

"""An ensemble with abstract properties, weights learnt by multiplicative updates."""
from abc import ABCMeta, abstractmethod
from typing import Iterable
import math
import pandas as pd


class Expert(metaclass=ABCMeta):
    @property
    @abstractmethod
    def name(self) -> str: ...

    @abstractmethod
    def vote(self, history: list) -> int: ...

    def __lt__(self, other):
        return self.name < other.name


class MA(Expert):
    def __init__(self, n): self.n = n
    @property
    def name(self): return f"ma{self.n}"
    def vote(self, history):
        return 1 if history[-1] > sum(history[-self.n:]) / self.n else -1


class Contrarian(Expert):
    name = "contrarian"
    def vote(self, history):
        return -1 if history[-1] > history[-2] else 1


class Constant(Expert):
    def __init__(self, v): self.v = v
    name = property(lambda self: f"const{self.v:+d}")
    def vote(self, history): return self.v


class Hedge:
    def __init__(self, experts: Iterable[Expert], eta=20.0):
        self.experts = sorted(experts)
        self.w = [1 / len(self.experts)] * len(self.experts)
        self.eta = eta
        self.votes = None

    def predict(self, history):
        self.votes = [e.vote(history) for e in self.experts]
        return sum(w * v for w, v in zip(self.w, self.votes))

    def update(self, r):
        self.w = [w * math.exp(self.eta * v * r) for w, v in zip(self.w, self.votes)]
        s = sum(self.w)
        self.w = [w / s for w in self.w]


closes = pd.read_csv("/data/prices.csv").close.tolist()
h = Hedge([MA(5), MA(20), Contrarian(), Constant(1), Constant(-1)])
pnl = 0.0
for t in range(21, len(closes)):
    position = h.predict(closes[:t])
    r = closes[t] / closes[t - 1] - 1
    pnl += position * r
    h.update(r)
print(f"{pnl:+.4f}", {e.name: round(w, 3) for e, w in zip(h.experts, h.w)})
try:
    Expert()
except TypeError as e:
    print(str(e)[:40])

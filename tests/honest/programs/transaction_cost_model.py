"""Almgren-Chriss style execution schedule with a cost model hierarchy."""
import abc
import math
from typing import List, Sequence


class CostModel(abc.ABC):
    @abc.abstractmethod
    def cost(self, qty: float, price: float, adv: float) -> float:
        """Return the cost in currency."""

    def __add__(self, other: "CostModel") -> "CostModel":
        return Sum([self, other])


class PerShare(CostModel):
    def __init__(self, rate: float = 0.005, minimum: float = 1.0) -> None:
        self.rate, self.minimum = rate, minimum

    def cost(self, qty, price, adv):
        return max(self.minimum, abs(qty) * self.rate) if qty else 0.0


class SquareRoot(CostModel):
    def __init__(self, sigma: float, eta: float = 0.1):
        self.sigma, self.eta = sigma, eta

    def cost(self, qty, price, adv):
        return self.eta * self.sigma * math.sqrt(abs(qty) / adv) * abs(qty) * price


class Sum(CostModel):
    def __init__(self, parts: Sequence[CostModel]):
        self.parts = parts

    def cost(self, qty, price, adv):
        return sum(p.cost(qty, price, adv) for p in self.parts)


def schedule(total: int, periods: int, kappa: float) -> List[int]:
    weights = [math.sinh(kappa * (periods - j)) / math.sinh(kappa * periods) for j in range(periods + 1)]
    held = [round(total * w) for w in weights]
    return [a - b for a, b in zip(held, held[1:])]


def main():
    model = PerShare() + SquareRoot(sigma=0.02)
    price, adv, total = 50.0, 1e6, 100_000
    for kappa in (0.01, 0.3, 1.0, 3.0):
        slices = schedule(total, 10, kappa)
        assert sum(slices) == total, slices
        cost = sum(model.cost(q, price, adv / 10) for q in slices)
        bps = 1e4 * cost / (total * price)
        print(f"kappa={kappa:<5} first={slices[0]:>7,d} last={slices[-1]:>6,d} cost={cost:>12,.2f} ({bps:.1f} bps)")


if __name__ == "__main__":
    main()

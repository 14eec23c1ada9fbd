"""Avellaneda-Stoikov market making in a simulated market; frozen slots dataclasses and kw_only."""
from dataclasses import dataclass, field
from math import exp, log, sqrt
from random import Random
from statistics import fmean, pstdev


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    gamma: float = 0.1
    kappa: float = 1.5
    sigma: float = 2.0
    intensity: float = 140.0
    horizon: float = 1.0
    steps: int = 200


@dataclass(slots=True)
class State:
    mid: float = 100.0
    inventory: int = 0
    cash: float = 0.0
    path: list[float] = field(default_factory=list)

    @property
    def wealth(self) -> float:
        return self.cash + self.inventory * self.mid


def quotes(s: State, p: Parameters, left: float) -> tuple[float, float]:
    reservation = s.mid - s.inventory * p.gamma * p.sigma ** 2 * left
    half = p.gamma * p.sigma ** 2 * left / 2 + log(1 + p.gamma / p.kappa) / p.gamma
    return reservation - half, reservation + half


def simulate(p: Parameters, rng: Random) -> State:
    s, dt = State(), p.horizon / p.steps
    for i in range(p.steps):
        bid, ask = quotes(s, p, p.horizon - i * dt)
        if rng.random() < p.intensity * exp(-p.kappa * (s.mid - bid)) * dt:
            s.inventory, s.cash = s.inventory + 1, s.cash - bid
        if rng.random() < p.intensity * exp(-p.kappa * (ask - s.mid)) * dt:
            s.inventory, s.cash = s.inventory - 1, s.cash + ask
        s.mid += p.sigma * sqrt(dt) * rng.gauss(0, 1)
        s.path.append(s.wealth)
    return s


if __name__ == "__main__":
    for gamma in (0.05, 0.1, 0.5):
        p = Parameters(gamma=gamma)
        ends = [simulate(p, Random(seed)) for seed in range(60)]
        w = [e.wealth for e in ends]
        print(f"{gamma=:<5} profit {fmean(w):7.2f} ± {pstdev(w):5.2f}  |inventory| {fmean(abs(e.inventory) for e in ends):.2f}")
    try:
        p.gamma = 1
    except AttributeError as e:
        print(type(e).__name__)

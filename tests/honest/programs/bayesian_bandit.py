"""Thompson sampling between strategies: numpy's seeded generator, an IntFlag and an abstract base."""
import enum

import numpy as np


class Flag(enum.IntFlag):
    NONE = 0
    LONG = 1
    SHORT = 2
    BOTH = LONG | SHORT


class Side(str, enum.Enum):
    BUY = "buy"
    SELL = "sell"

    @classmethod
    def _missing_(cls, value):
        return cls.BUY if value == "long" else None


class Arm:
    def __init__(self, name, truth, flag=Flag.BOTH):
        self.name, self.truth, self.flag = name, truth, flag
        self.alpha = self.beta = 1

    def sample(self, rng):
        return rng.beta(self.alpha, self.beta)

    def update(self, won):
        self.alpha, self.beta = self.alpha + won, self.beta + (not won)


rng = np.random.default_rng(seed=11)
arms = [Arm("trend", 0.52), Arm("carry", 0.58, Flag.LONG), Arm("value", 0.47, flag=Flag["SHORT"])]
for _ in range(500):
    arm = max(arms, key=lambda a: a.sample(rng))
    arm.update(bool(rng.random() < arm.truth))
print({a.name: a.alpha + a.beta - 2 for a in arms}, Flag(3).name, Side("long").value, Side.SELL.name, Flag.BOTH & Flag.LONG)

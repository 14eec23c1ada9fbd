"""Thompson sampling over strategies with conjugate posteriors; subclass of dict and list."""
import random
from collections import ChainMap, defaultdict
from collections.abc import Mapping, MutableMapping, Sequence


class Posterior(dict):
    def __init__(self, a=1.0, b=1.0):
        super().__init__(a=a, b=b)

    def update_with(self, won):
        self["a" if won else "b"] += 1
        return self

    def sample(self, rng):
        return rng.betavariate(self["a"], self["b"])


class History(list):
    def append(self, item):
        super().append(item)
        if len(self) > 500:
            del self[0]

    @property
    def mean(self):
        return sum(self) / len(self) if self else 0.0


class FrozenMap(Mapping):
    def __init__(self, *args, **kwargs):
        self._d = dict(*args, **kwargs)
    def __getitem__(self, k): return self._d[k]
    def __iter__(self): return iter(self._d)
    def __len__(self): return len(self._d)


TRUE_EDGE = FrozenMap(trend=0.52, reversal=0.55, carry=0.48)
defaults = {"rounds": 800, "seed": 7, "stake": 1.0}
cfg = ChainMap({"rounds": 600}, defaults)
rng = random.Random(cfg["seed"])
arms = {name: Posterior() for name in TRUE_EDGE}
pulls, history = defaultdict(int), History()
for _ in range(cfg["rounds"]):
    name = max(arms, key=lambda n: arms[n].sample(rng))
    won = rng.random() < TRUE_EDGE[name]
    arms[name].update_with(won)
    pulls[name] += 1
    history.append(cfg["stake"] if won else -cfg["stake"])
print(dict(pulls), f"mean={history.mean:+.3f}", isinstance(history, Sequence), isinstance(arms, MutableMapping), dict(cfg)["rounds"])

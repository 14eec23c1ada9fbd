"""Monte Carlo with the standard library's seeded generator, results kept as JSON under /output."""
import json
import math
import random

rng = random.Random(42)
random.seed(7)


def path(steps, mu=0.0002, sigma=0.01):
    price = 100.0
    for _ in range(steps):
        price *= math.exp(rng.gauss(mu - sigma ** 2 / 2, sigma))
    return price


finals = sorted(path(250) for _ in range(200))
result = {
    "median": round(finals[100], 4),
    "var95": round(100 - finals[10], 4),
    "pick": random.choice(["a", "b", "c"]),
    "sample": random.sample(range(10), 3),
    "shuffled": rng.sample([1, 2, 3], k=3),
}
with open("/output/simulation.json", "w", encoding="utf-8") as out:
    json.dump(result, out, indent=2, sort_keys=True)
with open("/output/simulation.json") as back:
    assert json.load(back) == result
print(json.dumps(result, separators=(",", ":")), json.loads('{"eval": "exec"}')["eval"])

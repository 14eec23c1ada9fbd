"""Genetic programming: expressions as nested tuples, evaluated by a recursive function."""
import random
import pandas as pd

FUNCTIONS = {
    "add": (2, lambda a, b: a + b),
    "sub": (2, lambda a, b: a - b),
    "mul": (2, lambda a, b: a * b),
    "div": (2, lambda a, b: a / b if abs(b) > 1e-9 else 1.0),
    "max": (2, max),
    "neg": (1, lambda a: -a),
}
TERMINALS = ["ret1", "ret5", "ret20", "rng"]


def grow(rng, depth=3):
    if depth == 0 or rng.random() < 0.2:
        return rng.choice(TERMINALS) if rng.random() < 0.7 else round(rng.uniform(-1, 1), 2)
    name = rng.choice(list(FUNCTIONS))
    return (name, *(grow(rng, depth - 1) for _ in range(FUNCTIONS[name][0])))


def evaluate(node, row):
    if isinstance(node, tuple):
        name, *args = node
        return FUNCTIONS[name][1](*(evaluate(a, row) for a in args))
    return row[node] if isinstance(node, str) else node


def show(node):
    match node:
        case (name, left, right):
            return f"{name}({show(left)}, {show(right)})"
        case (name, only):
            return f"{name}({show(only)})"
        case str() | float() | int():
            return str(node)


def mutate(node, rng):
    if not isinstance(node, tuple) or rng.random() < 0.3:
        return grow(rng, 2)
    i = rng.randrange(1, len(node))
    return node[:i] + (mutate(node[i], rng),) + node[i + 1:]


def fitness(node, rows):
    return sum((1 if evaluate(node, r) > 0 else -1) * r["next"] for r in rows)


df = pd.read_csv("/data/prices.csv")
c = df["close"]
data = pd.DataFrame({"ret1": c.pct_change(), "ret5": c.pct_change(5), "ret20": c.pct_change(20), "rng": (df["high"] - df["low"]) / c, "next": c.pct_change().shift(-1)}).dropna()
rows = data.iloc[:300].to_dict("records")
rng = random.Random(12)
population = [grow(rng) for _ in range(30)]
for generation in range(8):
    population.sort(key=lambda n: fitness(n, rows), reverse=True)
    population = population[:10] + [mutate(rng.choice(population[:10]), rng) for _ in range(20)]
best = max(population, key=lambda n: fitness(n, rows))
print(show(best))
print(f"in {fitness(best, rows):+.4f} out {fitness(best, data.iloc[300:].to_dict('records')):+.4f}")

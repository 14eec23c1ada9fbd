"""A genetic search over parameters: setattr on own objects with literal names, copy, random seeded."""
import copy
import random


class Genome:
    GENES = ("fast", "slow", "stop")
    LIMITS = {"fast": (2, 15), "slow": (16, 60), "stop": (1, 10)}

    def __init__(self, rng):
        for gene in self.GENES:
            setattr(self, gene, rng.randint(*self.LIMITS[gene]))

    def mutate(self, rng):
        child = copy.copy(self)
        gene = rng.choice(self.GENES)
        setattr(child, gene, rng.randint(*self.LIMITS[gene]))
        return child

    def as_dict(self):
        return {gene: getattr(self, gene) for gene in self.GENES}


def fitness(genome, closes):
    equity, position = 1.0, 0
    for i in range(60, len(closes) - 1):
        fast = sum(closes[i - genome.fast:i]) / genome.fast
        slow = sum(closes[i - genome.slow:i]) / genome.slow
        position = 1 if fast > slow else 0
        equity *= 1 + position * (closes[i + 1] / closes[i] - 1)
    return equity


rng = random.Random(3)
with open("/data/prices.csv") as f:
    closes = [float(line.rsplit(",", 2)[1]) for line in f.readlines()[1:]]
population = [Genome(rng) for _ in range(6)]
for _ in range(4):
    population.sort(key=lambda g: fitness(g, closes), reverse=True)
    population = population[:3] + [g.mutate(rng) for g in population[:3]]
print(population[0].as_dict(), round(fitness(population[0], closes), 4))

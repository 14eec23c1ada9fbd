"""Recursive binomial option tree with memo; recursive grid descent over parameters."""
import math
from functools import cache


def american_put(spot, strike, rate, vol, years, steps):
    dt = years / steps
    up = math.exp(vol * math.sqrt(dt))
    down = 1 / up
    p = (math.exp(rate * dt) - down) / (up - down)
    disc = math.exp(-rate * dt)

    @cache
    def node(step, ups):
        s = spot * up ** ups * down ** (step - ups)
        exercise = max(strike - s, 0.0)
        if step == steps:
            return exercise
        hold = disc * (p * node(step + 1, ups + 1) + (1 - p) * node(step + 1, ups))
        return max(exercise, hold)

    return node(0, 0)


def zoom(f, lo, hi, depth=8, n=5):
    """Recursively narrows [lo, hi] around the best of n points."""
    if depth == 0:
        return (lo + hi) / 2
    grid = [lo + (hi - lo) * i / (n - 1) for i in range(n)]
    best = min(range(n), key=lambda i: f(grid[i]))
    return zoom(f, grid[max(best - 1, 0)], grid[min(best + 1, n - 1)], depth - 1, n)


def flatten(tree):
    for item in tree:
        if isinstance(item, (list, tuple)):
            yield from flatten(item)
        else:
            yield item


if __name__ == "__main__":
    target = 6.5
    implied = zoom(lambda v: (american_put(100, 100, 0.02, v, 1.0, 60) - target) ** 2, 0.05, 0.6)
    print(f"implied vol {implied:.4f}; price {american_put(100, 100, 0.02, implied, 1.0, 60):.4f}")
    print(list(flatten([1, [2, (3, [4])], 5])))

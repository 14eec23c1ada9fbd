"""A pub/sub bus of primed generators."""
import functools
import random


def coroutine(fn):
    @functools.wraps(fn)
    def start(*a, **kw):
        g = fn(*a, **kw)
        next(g)
        return g
    return start


@coroutine
def broadcast(*targets):
    try:
        while True:
            item = yield
            for t in targets:
                t.send(item)
    except GeneratorExit:
        for t in targets:
            t.close()


@coroutine
def ema(alpha, target):
    value = None
    while True:
        price = yield
        value = price if value is None else alpha * price + (1 - alpha) * value
        target.send((price, value))


@coroutine
def trader(book):
    while True:
        try:
            price, mean = yield
        except GeneratorExit:
            book["closed"] = True
            return
        want = 1 if price > mean else -1
        if want != book["pos"]:
            book["cash"] -= (want - book["pos"]) * price
            book["pos"] = want
            book["n"] += 1


def ticks(n, seed=5):
    rng, p = random.Random(seed), 50.0
    for _ in range(n):
        p += rng.gauss(0, 0.2)
        yield p


books = {a: dict(pos=0, cash=0.0, n=0) for a in (0.05, 0.2, 0.5)}
bus = broadcast(*(ema(a, trader(b)) for a, b in books.items()))
last = None
for last in ticks(500):
    bus.send(last)
bus.close()
for a, b in books.items():
    print(f"alpha={a}: pnl={b['cash'] + b['pos'] * last:+.2f} switches={b['n']}")

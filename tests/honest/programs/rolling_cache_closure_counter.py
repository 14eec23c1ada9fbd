"""Closures with state, itertools.count, defaultdict(lambda), partial as registry, sentinel objects."""
import collections
import functools
import itertools
import operator
import random

_MISSING = object()
counter = itertools.count(start=1, step=1)
registry = collections.defaultdict(list)


def on(event, handler=_MISSING):
    if handler is _MISSING:
        return functools.partial(on, event)
    registry[event].append(handler)
    return handler


def emit(event, *args, **kwargs):
    return [h(*args, **kwargs) for h in registry[event]]


def make_ema(n):
    value = None

    def ema(x):
        nonlocal value
        value = x if value is None else value + 2 / (n + 1) * (x - value)
        return value
    ema.n = n
    return ema


fast, slow = make_ema(6), make_ema(24)
state = {"pos": 0, "pnl": 0.0, "last": None}


@on("price")
def mark(p):
    if state["last"] is not None:
        state["pnl"] += state["pos"] * (p - state["last"])
    state["last"] = p


@on("price")
def decide(p):
    want = operator.sub(*(operator.gt(a, b) for a, b in itertools.permutations((fast(p), slow(p)), 2)))
    if want != state["pos"]:
        emit("trade", next(counter), want)
    state["pos"] = want


on("trade", lambda i, want: registry.setdefault("log", []).append((i, want)))
rng, p = random.Random(13), 100.0
for _ in range(400):
    p += rng.gauss(0.01, 0.5)
    emit("price", p)
print(f"{state['pnl']:+.2f}", len(registry["log"]), fast.n, list(itertools.islice(itertools.cycle("LS"), 3)))

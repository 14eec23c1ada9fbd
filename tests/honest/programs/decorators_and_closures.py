"""Decorators with and without arguments, closures with nonlocal, a registry of strategies."""
import functools
import time

REGISTRY = {}


def register(name=None, *, weight=1.0):
    def wrap(function):
        @functools.wraps(function)
        def inner(*args, **kwargs):
            inner.calls += 1
            return weight * function(*args, **kwargs)
        inner.calls = 0
        REGISTRY[name or function.__name__] = inner
        return inner
    return wrap


def counter():
    count = 0

    def increase(step=1):
        nonlocal count
        count += step
        return count
    return increase


@register()
def momentum(prices):
    """Mentions exec() and eval() in its documentation only."""
    return prices[-1] - prices[0]


@register("reversion", weight=-0.5)
def mean_reversion(prices):
    return prices[-1] - sum(prices) / len(prices)


class Timed:
    def __init__(self, function):
        functools.update_wrapper(self, function)
        self.function, self.spent = function, 0.0

    def __call__(self, *args):
        start = time.monotonic()
        try:
            return self.function(*args)
        finally:
            self.spent += time.monotonic() - start

    def __get__(self, instance, owner):
        return functools.partial(self, instance)


@Timed
def run(prices):
    return {name: strategy(prices) for name, strategy in REGISTRY.items()}


tick = counter()
print(run([1, 2, 4]), tick(), tick(5), momentum.__name__, momentum.__doc__[:8], mean_reversion.calls, run.spent >= 0)

"""Generators that are sent values, and a coroutine driven by hand: no event loop."""
import itertools


def ema(alpha):
    value = None
    while True:
        price = yield value
        if price is None:
            return "done"
        value = price if value is None else alpha * price + (1 - alpha) * value


def both(fast, slow):
    result = yield from zip(fast, slow)
    return result


class Tick:
    def __await__(self):
        received = yield self
        return received


async def trader(count):
    total = 0
    for _ in range(count):
        total += await Tick()
    return total


line = ema(0.5)
next(line)
smooth = [line.send(p) for p in (10, 12, 11, 15)]
try:
    line.send(None)
except StopIteration as stop:
    outcome = stop.value
work = trader(3)
work.send(None)
for number in itertools.count(1):
    try:
        work.send(number)
    except StopIteration as stop:
        total = stop.value
        break
print(smooth, outcome, total, list(both([1, 2], [3, 4])))
closing = ema(0.1)
next(closing)
closing.close()

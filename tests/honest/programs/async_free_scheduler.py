"""A cooperative scheduler of strategy tasks by yield from; no asyncio."""
import heapq
import random


def sleep(ticks):
    yield ticks


def task(name, every, out):
    count = 0
    while count < 5:
        yield from sleep(every)
        count += 1
        out.append((name, count))
    return f"{name} finished"


def supervisor(specs, out):
    results = []
    for name, every in specs:
        result = yield from task(name, every, out)
        results.append(result)
    return results


class Scheduler:
    def __init__(self):
        self.now, self.heap, self.seq, self.done = 0, [], 0, []

    def spawn(self, gen):
        self._push(0, gen)

    def _push(self, delay, gen):
        self.seq += 1
        heapq.heappush(self.heap, (self.now + delay, self.seq, gen))

    def run(self):
        while self.heap:
            self.now, _, gen = heapq.heappop(self.heap)
            try:
                delay = next(gen)
            except StopIteration as stop:
                self.done.append(stop.value)
            else:
                self._push(delay, gen)


out = []
s = Scheduler()
s.spawn(task("rebalance", 5, out))
s.spawn(task("risk", 2, out))
s.spawn(supervisor([("a", 1), ("b", 3)], out))
s.run()
print(s.now, s.done, out[:4], random.Random(0).sample(out, 2))

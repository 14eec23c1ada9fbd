"""Dispatch on_<event> methods with getattr(self, "on_" + name)."""
import random


class Handler:
    def dispatch(self, event):
        method = getattr(self, "on_" + event["type"], self.on_unknown)
        return method(event)

    def on_unknown(self, event):
        self.unknown = getattr(self, "unknown", 0) + 1


class Trader(Handler):
    def __init__(self):
        self.cash, self.qty, self.mid, self.unknown = 100.0, 0, None, 0

    def on_quote(self, event):
        self.mid = (event["bid"] + event["ask"]) / 2

    def on_trade(self, event):
        if self.mid and event["price"] < self.mid * 0.999 and self.cash > event["price"]:
            self.qty += 1
            self.cash -= event["price"]

    def on_close(self, event):
        self.cash += self.qty * self.mid
        self.qty = 0


def stream(n, seed=0):
    rng, p = random.Random(seed), 10.0
    for i in range(n):
        p += rng.gauss(0, 0.02)
        yield {"type": "quote", "bid": p - 0.01, "ask": p + 0.01}
        yield {"type": rng.choice(["trade", "news"]), "price": p + rng.gauss(0, 0.02)}
    yield {"type": "close"}


t = Trader()
for event in stream(100):
    t.dispatch(event)
print(f"{t.cash:.3f}", t.unknown, t.qty)

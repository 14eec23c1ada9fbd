"""A mini framework: hooks found with hasattr/getattr by literal names."""
import csv


class Context:
    def __init__(self):
        self.position = 0
        self.cash = 1000.0
        self.vars = {}

    def order(self, qty, price):
        self.position += qty
        self.cash -= qty * price


class Runner:
    HOOKS = ("initialize", "before_bar", "on_bar", "after_bar", "finish")

    def __init__(self, strategy):
        self.strategy = strategy
        self.ctx = Context()

    def call(self, hook, *args):
        if hook not in self.HOOKS:
            raise ValueError(hook)
        fn = {
            "initialize": getattr(self.strategy, "initialize", None),
            "on_bar": getattr(self.strategy, "on_bar", None),
            "finish": getattr(self.strategy, "finish", None),
        }.get(hook)
        if callable(fn):
            return fn(self.ctx, *args)

    def run(self, bars):
        self.call("initialize")
        bar = None
        for bar in bars:
            self.call("before_bar", bar)
            self.call("on_bar", bar)
        if hasattr(self.strategy, "finish"):
            self.call("finish", bar)
        return self.ctx


class Momentum:
    def initialize(self, ctx):
        ctx.vars["closes"] = []

    def on_bar(self, ctx, bar):
        closes = ctx.vars["closes"]
        closes.append(bar["close"])
        if len(closes) < 11:
            return
        want = 1 if closes[-1] > closes[-11] else 0
        if want != ctx.position:
            ctx.order(want - ctx.position, bar["close"])

    def finish(self, ctx, bar):
        ctx.order(-ctx.position, bar["close"])


with open("/data/prices.csv") as f:
    rows = [{"date": r["date"], "close": float(r["close"])} for r in csv.DictReader(f)]
print(f"{Runner(Momentum()).run(rows).cash:.2f}")

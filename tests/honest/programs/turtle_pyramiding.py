"""Turtle rules: units, pyramiding, 2N stops."""
import pandas as pd

UNIT_RISK = .01
MAX_UNITS = 4


class Turtle:
    def __init__(self, equity=1e6):
        self.equity = self.start = equity
        self.units = []
        self.stop = None

    @property
    def size(self): return sum(u["qty"] for u in self.units)

    def add(self, price, n):
        qty = int(self.equity * UNIT_RISK / n)
        self.units.append(dict(price=price, qty=qty, n=n))
        self.stop = price - 2 * n

    def flat(self, price):
        pnl = sum((price - u["price"]) * u["qty"] for u in self.units)
        self.equity += pnl
        self.units.clear(); self.stop = None
        return pnl


def main():
    df = pd.read_csv("/data/prices.csv")
    pc = df.close.shift()
    tr = pd.concat([df.high - df.low, (df.high - pc).abs(), (df.low - pc).abs()], axis="columns").max(axis="columns")
    df["n"] = tr.ewm(alpha=1/20, adjust=False).mean()
    df["hi"], df["lo"] = df.high.rolling(20).max().shift(), df.low.rolling(10).min().shift()
    t, trades = Turtle(), []
    for i, bar in df.dropna().iterrows():
        if t.units and (bar.low < t.stop or bar.close < bar.lo):
            trades.append(t.flat(max(min(bar.open, t.stop), bar.low)))
        elif t.units and len(t.units) < MAX_UNITS and bar.close > t.units[-1]["price"] + .5 * t.units[-1]["n"]:
            t.add(bar.close, bar.n)
        elif not t.units and bar.high > bar.hi:
            t.add(max(bar.hi, bar.open), bar.n)
    wins = [p for p in trades if p > 0]
    print(f"trades={len(trades)} wins={len(wins)} equity={t.equity:,.0f} ({t.equity / t.start - 1:+.2%})")


main()

"""Message templates passed as parameters and kept in dictionaries."""
from string import Template
import random

MESSAGES = {
    "enter": "{time:>4} ENTER {side:<5} {qty:>4d} @ {price:8.2f}",
    "exit": "{time:>4} EXIT  {side:<5} {qty:>4d} @ {price:8.2f} pnl={pnl:+.2f}",
    "skip": "{time:>4} SKIP  ({reason})",
}
BANNER = Template("*** $name: $n trades, $$${total} ***")
TABLE_ROW = "| {0:^8} | {1:>10} |"


def announce(kind, **values):
    print(MESSAGES[kind].format(**values))


def render(template, rows):
    return "\n".join(template.format(*row) for row in rows)


class Trader:
    log_format = "%s trader: %d trades"

    def __init__(self, name, sizes=(10, 20)):
        self.name, self.sizes, self.trades = name, sizes, []
        self.open_at = None

    def on_price(self, t, p, mean):
        if self.open_at is None and p < mean * 0.99:
            self.open_at = (p, random.Random(t).choice(self.sizes))
            announce("enter", time=t, side="long", qty=self.open_at[1], price=p)
        elif self.open_at and p > mean:
            entry, qty = self.open_at
            self.trades.append((p - entry) * qty)
            announce("exit", time=t, side="long", qty=qty, price=p, pnl=self.trades[-1])
            self.open_at = None
        elif t % 50 == 0:
            announce("skip", time=t, reason="no edge")


rng, p, mean = random.Random(6), 100.0, 100.0
trader = Trader("dip")
for t in range(120):
    p *= 1 + rng.gauss(0, 0.01)
    mean = 0.95 * mean + 0.05 * p
    trader.on_price(t, p, mean)
print(BANNER.substitute(name=trader.name, n=len(trader.trades), total=round(sum(trader.trades), 2)))
print(trader.log_format % (trader.name, len(trader.trades)))
print(render(TABLE_ROW, [("a", 1), ("b", 22)]), render("{name} -> {value}".replace("name", "0").replace("value", "1"), [("x", "y")]), sep="\n")

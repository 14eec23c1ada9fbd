"""Perpetual funding arbitrage on invented data, JSON-lines journal."""
import datetime as dt
import json
import random
import time
from typing import Iterator

FUNDING_INTERVAL = dt.timedelta(hours=8)
START = dt.datetime(2024, 1, 1, tzinfo=dt.timezone.utc)
JOURNAL = "/output/journal.jsonl"


def market(days: int, seed: int = 21) -> Iterator[dict]:
    rng = random.Random(seed)
    now, spot, basis = START, 42_000.0, 0.0
    while now < START + dt.timedelta(days=days):
        spot *= 1 + rng.gauss(0, 0.01)
        basis = 0.8 * basis + rng.gauss(0, 0.0004)
        yield {"ts": now.isoformat(), "spot": round(spot, 2), "perp": round(spot * (1 + basis), 2), "funding": round(basis / 3 + 0.0001, 6)}
        now += FUNDING_INTERVAL


class Arbitrageur:
    def __init__(self, threshold=0.00015, fee=0.0004):
        self.threshold, self.fee = threshold, fee
        self.qty, self.pnl, self.entry = 0.0, 0.0, None

    def on_interval(self, m):
        if self.qty:
            self.pnl += self.qty * m["perp"] * m["funding"]
        if not self.qty and m["funding"] > self.threshold:
            self.qty, self.entry = 1.0, m["perp"] - m["spot"]
            self.pnl -= 2 * self.fee * m["spot"]
            return "open"
        if self.qty and m["funding"] < 0:
            self.pnl += self.entry - (m["perp"] - m["spot"]) - 2 * self.fee * m["spot"]
            self.qty = 0.0
            return "close"


def main():
    t0 = time.monotonic()
    arb, counts = Arbitrageur(), {"open": 0, "close": 0}
    with open(JOURNAL, "w") as f:
        for m in market(120):
            if action := arb.on_interval(m):
                counts[action] += 1
                f.write(json.dumps({**m, "action": action, "pnl": round(arb.pnl, 2)}) + "\n")
    with open(JOURNAL) as f:
        rows = [json.loads(line) for line in f if line.strip()]
    assert len(rows) == sum(counts.values()) and time.monotonic() >= t0
    print(counts, f"pnl ${arb.pnl:,.2f}", dt.datetime.fromisoformat(rows[-1]["ts"]).strftime("%d %b %Y %H:%M %Z"))


if __name__ == "__main__":
    main()

"""Limit order book with heaps and price-time priority."""
import heapq
import itertools
import json
import random
from collections import Counter
from typing import List, Optional, Tuple


class OrderBook:
    _ids = itertools.count(1)

    def __init__(self) -> None:
        self.bids: List[Tuple[float, int, int]] = []
        self.asks: List[Tuple[float, int, int]] = []
        self.trades: List[Tuple[float, int]] = []
        self.stats: Counter = Counter()

    @property
    def best_bid(self) -> Optional[float]:
        return -self.bids[0][0] if self.bids else None

    @property
    def best_ask(self) -> Optional[float]:
        return self.asks[0][0] if self.asks else None

    @property
    def spread(self):
        if self.best_bid is None or self.best_ask is None:
            return float("inf")
        return self.best_ask - self.best_bid

    def submit(self, side: str, price: float, qty: int) -> int:
        oid = next(self._ids)
        book, other = (self.asks, self.bids) if side == "buy" else (self.bids, self.asks)
        crosses = (lambda p: p <= price) if side == "buy" else (lambda p: -p >= price)
        while qty and book and crosses(book[0][0]):
            p, i, q = heapq.heappop(book)
            done = min(q, qty)
            qty -= done
            self.trades.append((abs(p), done))
            self.stats[side] += done
            if q > done:
                heapq.heappush(book, (p, i, q - done))
        if qty:
            heapq.heappush(other, ((-price if side == "buy" else price), oid, qty))
        return oid

    def __str__(self):
        return f"bid {self.best_bid} / ask {self.best_ask}"


def market_maker(book: OrderBook, fair: float, width: float = 0.1) -> None:
    book.submit("buy", round(fair - width, 2), 10)
    book.submit("sell", round(fair + width, 2), 10)


def main():
    rnd = random.Random(99)
    book, fair = OrderBook(), 50.0
    for step in range(500):
        fair += rnd.gauss(0, 0.02)
        if step % 5 == 0:
            market_maker(book, fair)
        side = rnd.choice(["buy", "sell"])
        book.submit(side, round(fair + rnd.uniform(-0.15, 0.15), 2), rnd.randint(1, 5))
    vwap = sum(p * q for p, q in book.trades) / sum(q for _, q in book.trades)
    print(book, f"spread={book.spread:.2f}", f"vwap={vwap:.4f}", dict(book.stats))
    json.dump({"vwap": vwap, "trades": len(book.trades)}, open("/output/result.json", "w"))


if __name__ == "__main__":
    main()

"""Value objects with __eq__, __hash__, __lt__, __contains__, __bool__, __setitem__, __delitem__, __call__."""
from datetime import datetime, timedelta
from uuid import UUID, uuid5, NAMESPACE_DNS
import hashlib
import copy


class Trade:
    def __init__(self, symbol, qty, price, when):
        self.symbol, self.qty, self.price, self.when = symbol, qty, price, when
        self.id = uuid5(NAMESPACE_DNS, f"{symbol}|{qty}|{price}|{when:%Y%m%d%H%M%S}")

    def __eq__(self, other):
        return isinstance(other, Trade) and self.id == other.id

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(self.id)

    def __lt__(self, other):
        return (self.when, self.symbol) < (other.when, other.symbol)

    def __repr__(self):
        return f"Trade({self.symbol!r}, {self.qty:+d} @ {self.price})"

    def __neg__(self):
        return Trade(self.symbol, -self.qty, self.price, self.when + timedelta(seconds=1))


class Blotter:
    def __init__(self):
        self._trades = {}

    def __setitem__(self, key, trade): self._trades[key] = trade
    def __getitem__(self, key): return self._trades[key]
    def __delitem__(self, key): del self._trades[key]
    def __contains__(self, trade): return trade in self._trades.values()
    def __bool__(self): return bool(self._trades)
    def __len__(self): return len(self._trades)
    def __iter__(self): return iter(sorted(self._trades.values()))

    def __iadd__(self, trade):
        self._trades[trade.id] = trade
        return self

    def __call__(self, symbol):
        return sum(t.qty for t in self if t.symbol == symbol)

    def digest(self):
        return hashlib.sha256("\n".join(map(repr, self)).encode()).hexdigest()[:12]


book = Blotter()
start = datetime(2024, 3, 1, 9, 30)
for i, (s, q, p) in enumerate([("AAA", 10, 9.5), ("BBB", -5, 20.0), ("AAA", -4, 9.9)]):
    book += Trade(s, q, p, start + timedelta(minutes=i))
first = next(iter(book))
book += -first
snapshot = copy.copy(book)
del book[first.id]
print(book("AAA"), book("BBB"), first in book, bool(book), len(book), book.digest() != "", first == -(-first))
print(list(book), isinstance(first.id, UUID), snapshot is book)

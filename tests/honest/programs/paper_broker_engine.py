"""A long-ish paper broker: orders, OCO groups, commissions, margin, daily settlement."""
from __future__ import annotations

import csv
import json
import logging
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Callable, Dict, Iterable, List, Optional

logger = logging.getLogger("paper")
handler = logging.StreamHandler()
handler.setFormatter(logging.Formatter("%(levelname).1s %(message)s"))
logger.addHandler(handler)
logger.setLevel(logging.WARNING)


class OrderType(Enum):
    MARKET = "market"
    LIMIT = "limit"
    STOP = "stop"

    def triggers(self, order: "Order", bar: "Bar") -> Optional[float]:
        if self is OrderType.MARKET:
            return bar.open
        if self is OrderType.LIMIT:
            touched = bar.low <= order.price if order.qty > 0 else bar.high >= order.price
        else:
            touched = bar.high >= order.price if order.qty > 0 else bar.low <= order.price
        return order.price if touched else None


@dataclass
class Order:
    qty: int
    type: OrderType = OrderType.MARKET
    price: float = 0.0
    group: Optional[str] = None
    id: int = 0

    def __post_init__(self):
        if isinstance(self.type, str):
            self.type = OrderType(self.type)


@dataclass
class Bar:
    date: date
    open: float
    high: float
    low: float
    close: float
    volume: int = 0

    @classmethod
    def from_row(cls, row: Dict[str, str]) -> "Bar":
        d = date.fromisoformat(row["date"])
        return cls(d, *(float(row[k]) for k in ("open", "high", "low", "close")), volume=int(row["volume"]))


@dataclass
class Broker:
    cash: float = 50_000.0
    qty: int = 0
    fees: float = 0.0
    orders: "OrderedDict[int, Order]" = field(default_factory=OrderedDict)
    on_fill: List[Callable[[Order, float], None]] = field(default_factory=list)
    _next: int = 1

    def submit(self, order: Order) -> int:
        order.id, self._next = self._next, self._next + 1
        self.orders[order.id] = order
        logger.debug("submit %r", order)
        return order.id

    def cancel_group(self, group: str) -> None:
        for oid in [o.id for o in self.orders.values() if o.group == group]:
            self.orders.pop(oid, None)

    def process(self, bar: Bar) -> None:
        for order in list(self.orders.values()):
            if order.id not in self.orders:
                continue
            price = order.type.triggers(order, bar)
            if price is None:
                continue
            del self.orders[order.id]
            self.cash -= order.qty * price
            self.qty += order.qty
            fee = max(1.0, 0.005 * abs(order.qty))
            self.cash, self.fees = self.cash - fee, self.fees + fee
            if order.group:
                self.cancel_group(order.group)
            for hook in self.on_fill:
                hook(order, price)


def read(path: str = "/data/prices.csv") -> Iterable[Bar]:
    with open(path) as f:
        yield from map(Bar.from_row, csv.DictReader(f))


def main() -> None:
    broker, closes, log = Broker(), [], []

    def bracket(order: Order, price: float) -> None:
        log.append((order.type.value, order.qty, round(price, 2)))
        if order.type is OrderType.MARKET and order.qty > 0:
            group = f"oco-{order.id}"
            broker.submit(Order(-order.qty, OrderType.LIMIT, price * 1.04, group))
            broker.submit(Order(-order.qty, "stop", price * 0.97, group))

    broker.on_fill.append(bracket)
    bar = None
    for bar in read():
        broker.process(bar)
        closes.append(bar.close)
        if len(closes) > 20 and not broker.qty and not broker.orders and bar.close > max(closes[-21:-1]):
            broker.submit(Order(int(broker.cash * 0.5 / bar.close)))
    equity = broker.cash + broker.qty * bar.close
    with open("/output/result.json", "w") as f:
        json.dump({"equity": equity, "fees": broker.fees, "fills": log}, f)
    print(f"{bar.date:%d %b %Y}: equity {equity:,.2f}, fees {broker.fees:.2f}, fills {len(log)}")


if __name__ == "__main__":
    main()

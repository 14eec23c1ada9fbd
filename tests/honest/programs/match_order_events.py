"""Order life cycle with structural pattern matching on dataclasses."""
from dataclasses import dataclass, replace
from typing import Union
import random


@dataclass(frozen=True)
class New:
    order_id: int
    side: str
    qty: int
    limit: float | None = None


@dataclass(frozen=True)
class Cancel:
    order_id: int


@dataclass(frozen=True)
class Tick:
    bid: float
    ask: float


Message = Union[New, Cancel, Tick]


class Broker:
    def __init__(self):
        self.open: dict[int, New] = {}
        self.position = 0
        self.cash = 10_000.0
        self.log: list[str] = []

    def execute(self, order: New, price: float) -> None:
        sign = 1 if order.side == "buy" else -1
        self.position += sign * order.qty
        self.cash -= sign * order.qty * price
        self.log.append(f"filled #{order.order_id} {order.side} {order.qty} @ {price:.2f}")

    def handle(self, msg: Message) -> None:
        match msg:
            case New(order_id=oid, limit=None):
                self.open[oid] = msg
            case New(order_id=oid, side="buy" | "sell", limit=float(limit)) if limit > 0:
                self.open[oid] = replace(msg, limit=round(limit, 2))
            case New():
                self.log.append(f"rejected {msg}")
            case Cancel(oid) if oid in self.open:
                del self.open[oid]
                self.log.append(f"cancelled #{oid}")
            case Cancel(oid):
                self.log.append(f"nothing to cancel: #{oid}")
            case Tick(bid, ask):
                for oid, order in list(self.open.items()):
                    match (order.side, order.limit):
                        case ("buy", None):
                            self.execute(self.open.pop(oid), ask)
                        case ("sell", None):
                            self.execute(self.open.pop(oid), bid)
                        case ("buy", limit) if ask <= limit:
                            self.execute(self.open.pop(oid), ask)
                        case ("sell", limit) if bid >= limit:
                            self.execute(self.open.pop(oid), bid)
            case _:
                raise TypeError(f"unknown message {msg!r}")


def main() -> None:
    rng = random.Random(11)
    broker = Broker()
    mid = 100.0
    for step in range(60):
        mid *= 1 + rng.gauss(0, 0.004)
        match step % 10:
            case 0:
                broker.handle(New(step, "buy", 5))
            case 3:
                broker.handle(New(step, "sell", 3, mid * 1.004))
            case 6:
                broker.handle(Cancel(step - 3))
            case 9:
                broker.handle(New(step, "sell", 2, -1.0))
        broker.handle(Tick(mid - 0.02, mid + 0.02))
    print(*broker.log[-8:], sep="\n")
    print(f"position {broker.position}, equity {broker.cash + broker.position * mid:,.2f}, open {len(broker.open)}")


if __name__ == "__main__":
    main()

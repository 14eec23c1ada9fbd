"""A grid bot with its orders in a heap; exec_price, open_orders, close_all; print as a callback."""
import heapq
from dataclasses import dataclass, field


@dataclass(order=True)
class Order:
    price: float
    side: str = field(compare=False)
    id: int = field(compare=False, default=0)


class GridBot:
    def __init__(self, low, high, steps, on_fill=print):
        self.on_fill = on_fill
        width = (high - low) / steps
        self.open_orders = [Order(low + i * width, "buy", i) for i in range(steps)]
        heapq.heapify(self.open_orders)
        self.inventory, self.cash = 0, 0.0

    def exec_price(self, order, price):
        return min(order.price, price) if order.side == "buy" else max(order.price, price)

    def step(self, price):
        waiting = []
        while self.open_orders:
            order = heapq.heappop(self.open_orders)
            if order.side == "buy" and price <= order.price:
                self.inventory += 1
                self.cash -= self.exec_price(order, price)
            else:
                waiting.append(order)
        self.open_orders = waiting
        heapq.heapify(self.open_orders)

    def close_all(self, price):
        self.cash += self.inventory * price
        self.inventory = 0
        self.on_fill("closed", round(self.cash, 2))


with open("/data/prices.csv") as f:
    closes = [float(x.split(",")[4]) for x in f.read().splitlines()[1:]]
bot = GridBot(min(closes), max(closes), 10)
for close in closes:
    bot.step(close)
bot.close_all(closes[-1])
messages = []
GridBot(1, 2, 2, on_fill=lambda *a: messages.append(a)).close_all(1)
print(messages, len(bot.open_orders))

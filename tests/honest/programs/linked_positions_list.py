"""FIFO tax lots as a linked list; __iter__ by generator; attributes of nodes changed in place."""
from decimal import Decimal as D


class Lot:
    __slots__ = "qty", "price", "next"

    def __init__(self, qty, price, next=None):
        self.qty, self.price, self.next = qty, price, next


class Fifo:
    def __init__(self):
        self.head = self.tail = None
        self.realised = D(0)

    def buy(self, qty, price):
        lot = Lot(qty, D(price))
        if self.tail is None:
            self.head = self.tail = lot
        else:
            self.tail.next = lot
            self.tail = lot

    def sell(self, qty, price):
        price = D(price)
        while qty:
            if self.head is None:
                raise ValueError("sold more than held")
            used = min(qty, self.head.qty)
            self.realised += used * (price - self.head.price)
            self.head.qty -= used
            qty -= used
            if not self.head.qty:
                self.head = self.head.next
                if self.head is None:
                    self.tail = None

    def __iter__(self):
        node = self.head
        while node is not None:
            yield node.qty, node.price
            node = node.next

    def __len__(self):
        return sum(1 for _ in self)

    def __bool__(self):
        return self.head is not None


book = Fifo()
for i, p in enumerate(["10.00", "10.50", "9.80", "11.20"]):
    book.buy(100 + 10 * i, p)
book.sell(150, "11.00")
book.sell(90, "10.10")
print(list(book), len(book), book.realised)
try:
    book.sell(10_000, "1")
except ValueError as e:
    print("error:", e, "| empty:", not book)

"""An order book whose own methods are called open, read, write, compile, eval, exec and input."""
import csv


class Book:
    def __init__(self):
        self.orders = []
        self.log = []

    def open(self, price, size):
        self.orders.append((price, size))
        return len(self.orders) - 1

    def read(self, number):
        return self.orders[number]

    def write(self, line):
        self.log.append(line)

    def compile(self):
        return {price: size for price, size in self.orders}

    def eval(self, price):
        return sum(size * (price - paid) for paid, size in self.orders)

    def exec(self, price):
        profit, self.orders = self.eval(price), []
        return profit

    def input(self, row):
        return float(row["open"]), float(row["close"])


book = Book()
cash = 0.0
with open("/data/prices.csv", newline="") as handle:
    for number, row in enumerate(csv.DictReader(handle)):
        open_, close = book.input(row)
        book.open(open_, 1)
        if number % 5 == 4:
            cash += book.exec(close)
            book.write(f"{row['date']}: {cash:+.2f}")
print(len(book.log), "weeks", round(cash, 2), len(book.compile()))

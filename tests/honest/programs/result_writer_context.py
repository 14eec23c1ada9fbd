"""Results collected by a context manager and written as json and csv text."""
import csv
import json
import math
from contextlib import closing, contextmanager, nullcontext
from datetime import date, datetime, timedelta
from decimal import Decimal, ROUND_HALF_UP, getcontext, localcontext
from fractions import Fraction

RESULT_PATH = "/output/result.json"
TRADES_PATH = "/output/trades.csv"


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, (date, datetime)):
            return o.isoformat()
        if isinstance(o, Decimal):
            return str(o)
        if isinstance(o, Fraction):
            return f"{o.numerator}/{o.denominator}"
        return super().default(o)


@contextmanager
def result_file(path=RESULT_PATH):
    result = {}
    try:
        yield result
    finally:
        with open(RESULT_PATH, mode="w", encoding="utf8") as fp:
            json.dump(result, fp, cls=Encoder, ensure_ascii=False, indent=2)


def money(x) -> Decimal:
    return Decimal(x).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def ladder(start: date, count: int):
    for i in range(count):
        day = start + timedelta(days=i)
        if day.weekday() < 5:
            yield day, money(str(100 + 3 * math.sin(i / 3)))


def main():
    rows, qty, cash = [], 0, money("1000")
    previous = None
    for day, price in ladder(date(2023, 1, 2), 40):
        if previous is not None and price < previous and cash >= price:
            qty, cash = qty + 1, cash - price
            rows.append((day, "BUY", price))
        elif qty and previous is not None and price > previous * Decimal("1.005"):
            qty, cash = qty - 1, cash + price
            rows.append((day, "SELL", price))
        previous = price
    with open(TRADES_PATH, "w", newline="") as fp:
        writer = csv.writer(fp)
        writer.writerow(["date", "side", "price"])
        writer.writerows(rows)
    with result_file() as result, localcontext() as ctx:
        ctx.prec = 12
        result["equity"] = cash + qty * previous
        result["ratio"] = Fraction(len(rows), 40)
        result["last"] = rows[-1][0]
        result["note"] = "naïve – für Übung"
    print(len(rows), "trades;", getcontext().prec, "digits")
    print(open(RESULT_PATH).read())


if __name__ == "__main__":
    main()

"""A risk manager with pluggable checks, Protocol typing and custom exceptions."""
from __future__ import annotations

import json
import random
from contextlib import contextmanager, suppress, ExitStack
from dataclasses import dataclass, field
from typing import Iterable, Protocol, runtime_checkable


class RiskError(Exception):
    """Base of all risk breaches."""

    def __init__(self, message: str, *, limit: float | None = None) -> None:
        super().__init__(message)
        self.limit = limit


class PositionLimit(RiskError):
    pass


class DrawdownLimit(RiskError):
    pass


@dataclass
class Book:
    cash: float = 10_000.0
    qty: int = 0
    peak: float = 10_000.0
    rejected: dict[str, int] = field(default_factory=dict)

    def equity(self, price: float) -> float:
        return self.cash + self.qty * price


@runtime_checkable
class Check(Protocol):
    def __call__(self, book: Book, qty: int, price: float) -> None: ...


def position_check(limit: int) -> Check:
    def check(book, qty, price):
        if abs(book.qty + qty) > limit:
            raise PositionLimit(f"|{book.qty + qty}| > {limit}", limit=limit)
    return check


class DrawdownCheck:
    def __init__(self, limit: float):
        self.limit = limit

    def __call__(self, book, qty, price):
        book.peak = max(book.peak, book.equity(price))
        if book.equity(price) < book.peak * (1 - self.limit) and qty * book.qty >= 0:
            raise DrawdownLimit("drawdown limit hit", limit=self.limit)


@contextmanager
def counting(book: Book):
    try:
        yield book
    except RiskError as err:
        name = type(err).__name__
        book.rejected[name] = book.rejected.get(name, 0) + 1


def trade(book: Book, checks: Iterable[Check], qty: int, price: float) -> None:
    with counting(book) as b:
        for check in checks:
            check(b, qty, price)
        b.qty += qty
        b.cash -= qty * price


def main() -> None:
    rng, price, book = random.Random(3), 100.0, Book()
    checks: list[Check] = [position_check(40), DrawdownCheck(0.1)]
    assert all(isinstance(c, Check) for c in checks)
    with ExitStack() as stack:
        stack.callback(lambda: print("closed"))
        for _ in range(400):
            price *= 1 + rng.gauss(0, 0.01)
            trade(book, checks, rng.choice([-10, 5, 10]), price)
    with suppress(KeyError):
        print(book.rejected["PositionLimit"])
    print(json.dumps({"equity": round(book.equity(price), 2), "rejected": book.rejected}))


if __name__ == "__main__":
    main()

"""match statements in every form, on own classes with __match_args__."""
from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    MARKET = "market"
    LIMIT = "limit"


@dataclass
class Order:
    kind: Kind
    size: int
    price: float = 0.0


class Point:
    __match_args__ = ("open", "close")

    def __init__(self, open, close):
        self.open, self.close = open, close


def describe(thing):
    match thing:
        case Order(kind=Kind.MARKET, size=size) if size > 0:
            return f"buy {size}"
        case Order(Kind.LIMIT, size, price):
            return f"limit {size}@{price}"
        case Point(open, close) if close > open:
            return "up bar"
        case Point(open=o, close=_):
            return f"bar from {o}"
        case ["open" | "close" as column, *rest]:
            return f"{column} and {len(rest)} more"
        case {"type": "exec", "data": [first, *_], **others}:
            return f"{first} {sorted(others)}"
        case (int() | float()) as number if number < 0:
            return "negative"
        case -1 | 0 | 1 | None | True:
            return "small"
        case str(text):
            return text.upper()
        case [[a, b], (c, d)]:
            return a * d - b * c
        case _:
            return "?"


things = [Order(Kind.MARKET, 3), Order(Kind.LIMIT, 1, 9.5), Point(1, 2), Point(2, 1), ["open", 1, 2], -2.5, 1, "eval",
          {"type": "exec", "data": [7, 8], "x": 1}, [[1, 2], [3, 4]], b"bytes"]
match = [describe(thing) for thing in things]
case = type_ = len(match)
print(match, case)

"""NamedTuple, Protocol, TypedDict, Generic and type hints written as strings."""
from __future__ import annotations

import typing as t
from collections import namedtuple
from typing import Dict, Generic, List, NamedTuple, Protocol, Tuple, TypedDict, TypeVar, Union, runtime_checkable

T = TypeVar("T", bound="Bar")
Quote = namedtuple("Quote", "bid ask")


class Bar(NamedTuple):
    open: float
    high: float
    low: float
    close: float

    def range(self) -> "float":
        return self.high - self.low


class Row(TypedDict, total=False):
    open: float
    signal: int


@runtime_checkable
class Filter(Protocol):
    def accept(self, bar: "Bar") -> bool: ...


class Window(Generic[T]):
    def __init__(self, items: "List[T]") -> None:
        self.items: List[T] = items

    def __class_getitem__(cls, item):
        return super().__class_getitem__(item)

    def last(self) -> Union[T, None]:
        return self.items[-1] if self.items else None


class Wide:
    def accept(self, bar: Bar) -> bool:
        return bar.range() > 1


bars = [Bar(1, 3, 0.5, 2), Bar(2, 2.5, 1.9, 2.2)]
window: Window[Bar] = Window[Bar](bars)
table: Dict[str, Tuple[float, ...]] = {name: getattr_ for name, getattr_ in zip(Bar._fields, zip(*bars))}
row: Row = {"open": bars[0].open, "signal": 1}
print(window.last()._replace(open=9), isinstance(Wide(), Filter), table["open"], row, Quote(1, 2)._asdict())
print(t.cast("int", 3), [b for b in bars if Wide().accept(b)])

"""A typed engine: overloads, Literal, Final, Annotated, NewType, ParamSpec, Self, string annotations."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, NewType, Optional, ParamSpec, Self, TypeAlias, TypeVar, overload

if TYPE_CHECKING:
    from decimal import Decimal

P = ParamSpec("P")
R = TypeVar("R")
Price = NewType("Price", float)
Side: TypeAlias = Literal["buy", "sell"]
MAX: Final[int] = 3
Weights = Mapping[str, Annotated[float, "0..1"]]


def logged(function: Callable[P, R]) -> Callable[P, R]:
    def inner(*args: P.args, **kwargs: P.kwargs) -> R:
        calls.append(function.__name__)
        return function(*args, **kwargs)
    return inner


calls: list[str] = []


class Engine:
    open: dict[str, list[Price]]
    limit: ClassVar[int] = MAX

    def __init__(self, weights: Weights | None = None) -> None:
        self.open: dict[str, list[Price]] = {}
        self.weights: Weights = weights or {}

    @overload
    def add(self, name: str, price: float) -> Self: ...
    @overload
    def add(self, name: str, price: str) -> Self: ...
    @logged
    def add(self, name: str, price: Any) -> Self:
        self.open.setdefault(name, []).append(Price(float(price)))
        return self

    def mean(self, name: str) -> Optional[Price]:
        prices: Sequence[Price] = self.open.get(name, [])
        return Price(sum(prices) / len(prices)) if prices else None

    def __iter__(self) -> Iterator[tuple[str, int]]:
        return ((name, len(prices)) for name, prices in self.open.items())


def total(values: Iterable["Decimal | float"]) -> float:
    return float(sum(values))


engine = Engine().add("a", 1.5).add("a", "2.5").add("b", 3)
print(engine.mean("a"), engine.mean("c"), dict(engine), calls, total([1, 2.5]))

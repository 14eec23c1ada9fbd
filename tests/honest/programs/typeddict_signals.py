"""TypedDict records, TypeVar generics and TypeAlias in a signal combiner."""
from typing import Generic, Iterable, List, Mapping, Optional, Sequence, TypedDict, TypeVar, Union, cast, Final, TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from numpy.typing import NDArray

T = TypeVar("T", bound="SignalRecord")
Number = Union[int, float]
WEIGHTS: Final[Mapping[str, float]] = {"trend": 0.5, "carry": 0.2, "value": 0.3}


class SignalRecord(TypedDict, total=False):
    symbol: str
    name: str
    value: float
    note: Optional[str]


class Store(Generic[T]):
    def __init__(self, items: Iterable[T] = ()) -> None:
        self._items: List[T] = list(items)

    def push(self, item: T) -> "Store[T]":
        self._items.append(item)
        return self

    def where(self, **conditions) -> "Store[T]":
        return Store(i for i in self._items if all(i.get(k) == v for k, v in conditions.items()))

    def __iter__(self):
        yield from self._items


def zscore(x: "NDArray[np.float64]") -> "NDArray[np.float64]":
    return (x - x.mean()) / x.std()


def build(px: pd.DataFrame) -> Store:
    store: Store = Store()
    factors = {
        "trend": zscore((px.iloc[-1] / px.iloc[-60] - 1).to_numpy()),
        "carry": zscore(px.pct_change().tail(20).std().to_numpy() * -1),
        "value": zscore((px.mean() / px.iloc[-1]).to_numpy()),
    }
    for name, values in factors.items():
        for symbol, value in zip(px.columns, values):
            store.push(cast(SignalRecord, {"symbol": symbol, "name": name, "value": float(value)}))
    return store


def combine(store: Store, symbols: Sequence[str]) -> dict:
    return {s: sum(WEIGHTS[r["name"]] * r["value"] for r in store.where(symbol=s)) for s in symbols}


if __name__ == "__main__":
    prices = pd.read_csv("/data/universe.csv", index_col=0)
    scores = combine(build(prices), list(prices.columns))
    ranked = sorted(scores.items(), key=lambda kv: kv[1], reverse=True)
    print("long :", [s for s, _ in ranked[:2]])
    print("short:", [s for s, _ in ranked[-2:]])

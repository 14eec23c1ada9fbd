"""Trades as frozen dataclasses with fields called open, type, input and help."""
import dataclasses
from dataclasses import dataclass, field, replace, asdict, astuple
from typing import ClassVar, Optional


@dataclass(frozen=True, order=True)
class Trade:
    sort_index: float = field(init=False, repr=False)
    open: float
    close: float
    type: str = "long"
    help: Optional[str] = None
    fee: ClassVar[float] = 0.001

    def __post_init__(self):
        object.__setattr__(self, "sort_index", self.profit)

    @property
    def profit(self) -> float:
        move = self.close / self.open - 1
        return (move if self.type == "long" else -move) - self.fee


trades = [Trade(100, 104), Trade(open=104, close=99, type="short", help="reversal"), Trade(99, 97)]
best = max(trades)
print(best.type, round(best.profit, 4), asdict(best)["open"], astuple(trades[0])[1:3])
print(replace(best, close=120.0).close, [f.name for f in dataclasses.fields(Trade)])
input = [t.open for t in trades]
print(sum(input), sorted(trades)[0].close)

"""Rules as data: (column, operator, value) triples; operators from a table."""
import json
import operator as op
from dataclasses import dataclass
from typing import Any, Callable, Dict, List, Tuple

import pandas as pd

OPERATORS: Dict[str, Callable[[Any, Any], Any]] = {">": op.gt, "<": op.lt, ">=": op.ge, "<=": op.le, "==": op.eq, "!=": op.ne}
RULES_JSON = """
[
  {"name": "oversold", "all": [["rsi", "<", 35], ["close", ">", "sma_100"]], "action": "buy"},
  {"name": "overbought", "all": [["rsi", ">", 70]], "action": "sell"},
  {"name": "breakdown", "all": [["close", "<", "sma_100"], ["ret", "<", -0.02]], "action": "sell"}
]
"""


@dataclass
class Condition:
    left: str
    op: str
    right: Any

    def evaluate(self, df: pd.DataFrame) -> pd.Series:
        right = df[self.right] if isinstance(self.right, str) else self.right
        return OPERATORS[self.op](df[self.left], right)


@dataclass
class Rule:
    name: str
    conditions: List[Condition]
    action: str

    @classmethod
    def parse(cls, raw):
        return cls(raw["name"], [Condition(*c) for c in raw["all"]], raw["action"])

    def apply(self, df):
        mask = pd.Series(True, index=df.index)
        for c in self.conditions:
            mask &= c.evaluate(df)
        return mask


def features(df):
    d = df["close"].diff()
    up, down = d.clip(lower=0).rolling(14).mean(), -d.clip(upper=0).rolling(14).mean()
    return df.assign(rsi=100 - 100 / (1 + up / down), sma_100=df["close"].rolling(100).mean(), ret=df["close"].pct_change())


def main():
    df = features(pd.read_csv("/data/prices.csv", parse_dates=["date"]).set_index("date")).dropna()
    rules = [Rule.parse(r) for r in json.loads(RULES_JSON)]
    fired = pd.DataFrame({r.name: r.apply(df) for r in rules})
    actions = {"buy": 1, "sell": 0}
    pos = pd.Series(float("nan"), index=df.index)
    for r in rules:
        pos[fired[r.name]] = actions[r.action]
    pnl = pos.ffill().fillna(0).shift() * df["ret"]
    print(fired.sum().to_dict(), f"pnl={pnl.sum():+.4f}")


main()

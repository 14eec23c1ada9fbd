"""Explicit state machine with a transition table, IntEnum and Flag."""
import enum
import json
import pandas as pd


class Regime(enum.IntEnum):
    CALM = 0
    TREND = 1
    STRESS = 2

    @classmethod
    def from_features(cls, vol: float, slope: float) -> "Regime":
        if vol > 0.02:
            return cls.STRESS
        return cls.TREND if abs(slope) > 0.001 else cls.CALM


class Permission(enum.Flag):
    NONE = 0
    LONG = enum.auto()
    SHORT = enum.auto()
    BOTH = LONG | SHORT


@enum.unique
class Action(str, enum.Enum):
    ENTER = "enter"
    EXIT = "exit"
    HOLD = "hold"


TRANSITIONS = {
    (Regime.CALM, Regime.TREND): Action.ENTER,
    (Regime.TREND, Regime.STRESS): Action.EXIT,
    (Regime.TREND, Regime.CALM): Action.EXIT,
    (Regime.STRESS, Regime.TREND): Action.ENTER,
}
ALLOWED = {Regime.CALM: Permission.NONE, Regime.TREND: Permission.BOTH, Regime.STRESS: Permission.SHORT}


class Machine:
    def __init__(self):
        self.state = Regime.CALM
        self.history = []

    def feed(self, when, vol, slope):
        new = Regime.from_features(vol, slope)
        action = TRANSITIONS.get((self.state, new), Action.HOLD)
        if new is not self.state:
            self.history.append((str(when), self.state.name, new.name, action.value))
        self.state = new
        return action

    def may(self, permission):
        return bool(ALLOWED[self.state] & permission)


df = pd.read_csv("/data/prices.csv", index_col=0, parse_dates=True)
r = df["close"].pct_change()
feat = pd.DataFrame({"vol": r.rolling(10).std(), "slope": r.rolling(20).mean()}).dropna()
machine, position, pnl = Machine(), 0, 0.0
for row in feat.itertuples():
    pnl += position * r.loc[row.Index]
    action = machine.feed(row.Index, row.vol, row.slope)
    if action is Action.ENTER and machine.may(Permission.LONG):
        position = 1 if row.slope > 0 else -1
    elif action == Action.EXIT:
        position = 0
print(json.dumps({"pnl": round(pnl, 5), "changes": len(machine.history), "last": machine.history[-1]}))
print([r.name for r in Regime], Regime["TREND"], Regime(2), list(Action.__members__))

"""A breakout state machine: while True with break, an Enum and match."""
import csv
import enum


class State(enum.Enum):
    FLAT = enum.auto()
    LONG = enum.auto()
    STOPPED = "stopped"

    def __str__(self):
        return self.name.lower()


def step(state, bar, high, entry):
    match state, bar:
        case State.FLAT, {"close": close} if float(close) > high:
            return State.LONG, float(close)
        case State.LONG, {"close": close, "low": low, **rest} if rest:
            if float(low) < entry * 0.95:
                return State.STOPPED, float(close)
            return State.LONG, entry
        case State.STOPPED, _:
            return State.FLAT, 0.0
        case other:
            return other[0], entry


with open("/data/prices.csv") as source:
    rows = iter(list(csv.DictReader(source)))
state, entry, highs, seen = State.FLAT, 0.0, [], {}
while True:
    bar = next(rows, None)
    if bar is None:
        break
    high = max(highs[-20:], default=float("inf"))
    state, entry = step(state, bar, high, entry)
    seen[state] = seen.get(state, 0) + 1
    highs.append(float(bar["high"]))
print({str(key): value for key, value in seen.items()})

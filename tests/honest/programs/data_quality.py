"""Checks of the data: assert, isna, duplicated, chained comparison, set algebra, any and all."""
import math
import pandas as pd

EXPECTED = {"date", "open", "high", "low", "close", "volume"}


class DataError(ValueError):
    pass


def check(frame: pd.DataFrame) -> dict:
    missing = EXPECTED - set(frame.columns)
    if missing:
        raise DataError(f"missing columns: {', '.join(sorted(missing))}")
    problems = {}
    bad = ~((frame.low <= frame.open) & (frame.open <= frame.high))
    problems["range"] = int(bad.sum())
    problems["na"] = int(frame.isna().sum().sum())
    problems["duplicates"] = int(frame["date"].duplicated().sum())
    problems["jumps"] = sum(1 for r in frame["close"].pct_change().fillna(0) if not -0.2 < r < 0.2)
    return problems


frame = pd.read_csv("/data/prices.csv", dtype={"volume": "int64"}, na_values=["", "NA"])
result = check(frame)
assert all(isinstance(v, int) for v in result.values()), "counts are whole numbers"
try:
    check(frame.drop(columns=["open"]))
except DataError as error:
    print(error)
else:
    raise SystemExit("should not get here")
frame.info(verbose=False, memory_usage=False)
print(result, any(map(math.isnan, frame.close)), frame.select_dtypes("number").columns.tolist())

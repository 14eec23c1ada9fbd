"""Calendar effects with a table of predicates."""
from calendar import monthrange, day_abbr
from datetime import date

import pandas as pd


def trading_day_of_month(idx):
    s = pd.Series(1, index=idx)
    return s.groupby([idx.year, idx.month]).cumsum()


EFFECTS = {
    "turn of month": lambda d: (d["tdom"] <= 3) | (d["left"] <= 1),
    "monday": lambda d: d.index.dayofweek == 0,
    "friday": lambda d: d.index.dayofweek == 4,
    "january": lambda d: d.index.month == 1,
    "sell in may": lambda d: ~d.index.month.isin(range(5, 11)),
    "quarter end": lambda d: d.index.is_quarter_end,
    "opex week": lambda d: (d.index.day >= 15) & (d.index.day <= 21) & (d.index.dayofweek == 4),
}

df = pd.read_csv("/data/prices.csv", parse_dates=["date"], index_col="date")
df["ret"] = df["close"].pct_change()
df["tdom"] = trading_day_of_month(df.index)
df["left"] = df.groupby([df.index.year, df.index.month])["tdom"].transform("max") - df["tdom"]

rows = []
for name, predicate in EFFECTS.items():
    mask = predicate(df)
    inside, outside = df.loc[mask, "ret"], df.loc[~mask, "ret"]
    t = (inside.mean() - outside.mean()) / ((inside.var() / max(len(inside), 1) + outside.var() / len(outside)) ** 0.5)
    rows.append((name, len(inside), inside.mean() * 1e4, outside.mean() * 1e4, t))
print(pd.DataFrame(rows, columns=["effect", "n", "in (bp)", "out (bp)", "t"]).round(2).to_string(index=False))
print(monthrange(2024, 2), list(day_abbr), date(2024, 2, 29).isocalendar().week)

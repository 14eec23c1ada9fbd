"""Cross-sectional momentum: each month hold the two strongest of six assets, skipping the last week."""
import json

import pandas as pd

LOOKBACK = 63
SKIP = 5
TOP = 2

closes = pd.read_csv("/data/universe.csv", index_col="date", parse_dates=True)
returns = closes.pct_change().fillna(0.0)

# strength of the last three months without the last week, which tends to reverse
strength = closes.shift(SKIP) / closes.shift(LOOKBACK) - 1
ranks = strength.rank(axis=1, ascending=False)

month_end = closes.groupby([closes.index.year, closes.index.month]).tail(1).index
weights = pd.DataFrame(float("nan"), index=closes.index, columns=closes.columns)
for day in month_end:
    if strength.loc[day].isna().any():
        continue
    picks = (ranks.loc[day] <= TOP) & (strength.loc[day] > 0)
    weights.loc[day] = picks.astype(float) / TOP
weights = weights.ffill().fillna(0.0)

turnover = weights.diff().abs().sum(axis=1)
pnl = (weights.shift(1) * returns).sum(axis=1) - 0.0005 * turnover.shift(1).fillna(0.0)
equity = (1 + pnl).cumprod()

deviation = pnl.std()
summary = {
    "total_return": float(equity.iloc[-1] - 1),
    "sharpe": float(pnl.mean() / deviation * 252 ** 0.5) if deviation else 0.0,
    "max_drawdown": float((1 - equity / equity.cummax()).max()),
    "trades": int((weights.diff().abs() > 1e-9).sum().sum()),
    "days_held": {name: int(days) for name, days in (weights > 0).sum().items()},
    "equity_curve": [round(float(value), 6) for value in equity],
}

print("days held:", summary["days_held"])
print("final weights:", {k: v for k, v in weights.iloc[-1].to_dict().items() if v})
print(f"total return {summary['total_return']:.2%}, sharpe {summary['sharpe']:.2f}")

with open("/output/result.json", "w") as handle:
    json.dump(summary, handle)

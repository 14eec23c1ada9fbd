"""EMA crossover (12/26): long while the fast average is above the slow one, flat otherwise."""
import json
import math
from typing import Dict, List

PRICES = "/data/prices.csv"
RESULT = "/output/result.json"

FAST = 12
SLOW = 26
COST = 0.0005  # paid on each change of position


def load_closes() -> List[float]:
    with open(PRICES) as handle:
        rows = handle.read().splitlines()
    column = rows[0].split(",").index("close")
    return [float(row.split(",")[column]) for row in rows[1:]]


def ema(values: List[float], span: int) -> List[float]:
    alpha = 2.0 / (span + 1)
    out = [values[0]]
    for value in values[1:]:
        out.append(alpha * value + (1 - alpha) * out[-1])
    return out


def backtest(closes: List[float]) -> Dict:
    fast, slow = ema(closes, FAST), ema(closes, SLOW)
    equity, position, trades = [1.0], 0, 0
    for i in range(1, len(closes)):
        # yesterday's signal earns today's move
        wanted = 1 if i - 1 >= SLOW and fast[i - 1] > slow[i - 1] else 0
        growth = 1.0 + wanted * (closes[i] / closes[i - 1] - 1.0)
        if wanted != position:
            growth *= 1.0 - COST
            trades += 1
            position = wanted
        equity.append(equity[-1] * growth)
    return {"equity_curve": equity, "trades": trades}


def sharpe_ratio(equity: List[float]) -> float:
    returns = [b / a - 1 for a, b in zip(equity, equity[1:])]
    mean = sum(returns) / len(returns)
    deviation = math.sqrt(sum((r - mean) ** 2 for r in returns) / len(returns))
    return 0.0 if deviation == 0 else mean / deviation * math.sqrt(252)


def max_drawdown(equity: List[float]) -> float:
    peak, worst = equity[0], 0.0
    for value in equity:
        peak = max(peak, value)
        worst = max(worst, (peak - value) / peak)
    return worst


def main() -> None:
    result = backtest(load_closes())
    equity = result["equity_curve"]
    result["total_return"] = equity[-1] - 1.0
    result["sharpe"] = sharpe_ratio(equity)
    result["max_drawdown"] = max_drawdown(equity)

    with open(RESULT, "w") as handle:
        json.dump(result, handle, indent=1)

    print("EMA cross", FAST, "/", SLOW)
    print(f"  return   {result['total_return']:8.2%}")
    print(f"  sharpe   {result['sharpe']:8.2f}")
    print(f"  drawdown {result['max_drawdown']:8.2%}")
    print(f"  trades   {result['trades']:8d}")


if __name__ == "__main__":
    main()

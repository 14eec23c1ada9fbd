"""Grid trading around a slow average: buys a lot per 1.5% below it and sells a lot per 1.5% above."""
import json
import math
from typing import List, Optional

GRID_STEP = 0.015
MAX_LOTS = 6
ANCHOR_DAYS = 40
FEE = 0.0004


class GridTrader:
    def __init__(self, cash: float) -> None:
        self.cash = cash
        self.lot_value = cash / MAX_LOTS
        self.lots: List[float] = []          # shares of each lot, oldest first
        self.closes: List[float] = []
        self.curve: List[float] = []
        self.trades = 0
        self.last_level: Optional[int] = None

    def anchor(self) -> float:
        window = self.closes[-ANCHOR_DAYS:]
        return sum(window) / len(window)

    def level(self, close: float) -> int:
        """Grid lines away from the anchor: negative below it."""
        return math.floor(math.log(close / self.anchor()) / GRID_STEP)

    def buy_lot(self, price: float) -> None:
        if len(self.lots) == MAX_LOTS or self.cash < self.lot_value:
            return
        self.lots.append(self.lot_value * (1 - FEE) / price)
        self.cash -= self.lot_value
        self.trades += 1

    def sell_lot(self, price: float) -> None:
        if not self.lots:
            return
        self.cash += self.lots.pop(0) * price * (1 - FEE)
        self.trades += 1

    def step(self, close: float) -> None:
        self.closes.append(close)
        if len(self.closes) >= ANCHOR_DAYS:
            level = self.level(close)
            if self.last_level is not None:
                for _ in range(self.last_level - level):
                    self.buy_lot(close)
                for _ in range(level - self.last_level):
                    self.sell_lot(close)
            self.last_level = level
        self.curve.append(self.cash + sum(self.lots) * close)


def main() -> None:
    trader = GridTrader(cash=30_000.0)
    with open("/data/prices.csv") as handle:
        handle.readline()
        for line in handle:
            trader.step(float(line.split(",")[4]))

    curve = trader.curve
    returns = [curve[i] / curve[i - 1] - 1 for i in range(1, len(curve))]
    mean = sum(returns) / len(returns)
    stdev = math.sqrt(sum((r - mean) ** 2 for r in returns) / (len(returns) - 1))
    top, dip = curve[0], 0.0
    for value in curve:
        top = max(top, value)
        dip = max(dip, (top - value) / top)

    with open("/output/result.json", "w") as handle:
        json.dump({
            "total_return": curve[-1] / curve[0] - 1,
            "sharpe": mean / stdev * math.sqrt(252) if stdev else 0.0,
            "max_drawdown": dip,
            "trades": trader.trades,
            "open_lots": len(trader.lots),
            "equity_curve": [round(value, 2) for value in curve],
        }, handle)
    print(f"{trader.trades} grid fills, {len(trader.lots)} lots still held, equity {curve[-1]:.2f}")


if __name__ == "__main__":
    main()

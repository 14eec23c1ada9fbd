"""RSI mean reversion.

Buys when Wilder's 14-day RSI falls under 30 and sells when it is back over 55.
"""

import json
import math


class RsiStrategy:
    """Keeps Wilder's averages up to date one close at a time."""

    def __init__(self, period=14, buy_below=30.0, sell_above=55.0):
        self.period = period
        self.buy_below = buy_below
        self.sell_above = sell_above
        self.previous = None
        self.seen = 0
        self.average_gain = 0.0
        self.average_loss = 0.0
        self.holding = False

    def update(self, close):
        """Takes a close and returns the RSI, or None while it is warming up."""
        if self.previous is None:
            self.previous = close
            return None
        change = close - self.previous
        self.previous = close
        gain, loss = max(change, 0.0), max(-change, 0.0)
        self.seen += 1
        if self.seen <= self.period:
            self.average_gain += gain / self.period
            self.average_loss += loss / self.period
            if self.seen < self.period:
                return None
        else:
            keep = self.period - 1
            self.average_gain = (self.average_gain * keep + gain) / self.period
            self.average_loss = (self.average_loss * keep + loss) / self.period
        if self.average_loss == 0.0:
            return 100.0
        return 100.0 - 100.0 / (1.0 + self.average_gain / self.average_loss)

    def decide(self, rsi):
        if rsi is None:
            return
        if not self.holding and rsi < self.buy_below:
            self.holding = True
        elif self.holding and rsi > self.sell_above:
            self.holding = False


class Account:
    def __init__(self, cash=100_000.0, fee=0.0005):
        self.cash = cash
        self.fee = fee
        self.shares = 0.0
        self.entry = 0.0
        self.wins = 0
        self.trades = 0
        self.curve = []

    def buy(self, price):
        self.shares = self.cash * (1 - self.fee) / price
        self.cash = 0.0
        self.entry = price
        self.trades += 1

    def sell(self, price):
        self.cash = self.shares * price * (1 - self.fee)
        self.shares = 0.0
        self.wins += price > self.entry
        self.trades += 1

    def mark(self, price):
        self.curve.append(round(self.cash + self.shares * price, 2))


def read_closes():
    with open("/data/prices.csv", "r", encoding="utf-8") as f:
        lines = f.readlines()
    return [float(line.split(",")[4]) for line in lines[1:] if line.strip()]


def summarize(account):
    curve = account.curve
    returns = [now / before - 1 for before, now in zip(curve, curve[1:])]
    mean = sum(returns) / len(returns)
    std = math.sqrt(sum((r - mean) ** 2 for r in returns) / (len(returns) - 1))
    peak, drawdown = curve[0], 0.0
    for value in curve:
        peak = max(peak, value)
        drawdown = min(drawdown, value / peak - 1)
    return {
        "total_return": curve[-1] / curve[0] - 1,
        "sharpe": mean / std * math.sqrt(252) if std else 0.0,
        "max_drawdown": -drawdown,
        "trades": account.trades,
        "win_rate": account.wins / max(1, account.trades // 2),
        "equity_curve": curve,
    }


def main():
    strategy, account = RsiStrategy(), Account()
    for close in read_closes():
        strategy.decide(strategy.update(close))
        if strategy.holding and account.shares == 0:
            account.buy(close)
        elif not strategy.holding and account.shares > 0:
            account.sell(close)
        account.mark(close)

    result = summarize(account)
    with open("/output/result.json", "w", encoding="utf-8") as f:
        f.write(json.dumps(result))
    print("RSI mean reversion")
    for key in ("total_return", "sharpe", "max_drawdown", "trades", "win_rate"):
        print(f"{key:>14}: {result[key]:.4f}")


main()

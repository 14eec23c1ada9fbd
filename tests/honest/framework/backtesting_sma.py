from backtesting import Backtest, Strategy
from backtesting.lib import crossover
import pandas as pd


def SMA(values, n):
    return pd.Series(values).rolling(n).mean().tolist()


class SmaCross(Strategy):
    n1 = 2
    n2 = 3
    stop_loss = 0.05

    def init(self):
        close = self.data.Close
        self.sma1 = self.I(SMA, close, self.n1, name=f"SMA({self.n1})")
        self.sma2 = self.I(SMA, close, self.n2)
        self.open = self.data.Open[-1]

    def next(self):
        price = self.data.Close[-1]
        if crossover(self.sma1, self.sma2):
            self.buy(sl=price * (1 - self.stop_loss), tp=1.1 * price)
        elif crossover(self.sma2, self.sma1):
            self.sell(size=0.5)


data = pd.DataFrame({"Open": [1.0, 2, 3, 2], "High": [2.0, 3, 4, 3], "Low": [0.5, 1, 2, 1], "Close": [1.5, 2.5, 1.0, 2.5]})
bt = Backtest(data, SmaCross, cash=10_000, commission=.002, exclusive_orders=True)
stats = bt.run()
stats = bt.optimize(n1=range(5, 30, 5), n2=range(10, 70, 5), maximize='Equity Final [$]', constraint=lambda p: p.n1 < p.n2)
print(stats["# Trades"])

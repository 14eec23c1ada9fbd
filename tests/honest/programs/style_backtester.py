# -----------------------------------------------------------
# Volatility breakout (Larry Williams)
# -----------------------------------------------------------
import pandas as pd
import numpy as np
import json


class Backtester:
    """Runs a backtest and stores results."""

    def __init__(self, df: pd.DataFrame, k: float = 0.5, fee: float = 0.0005):
        self.df = df.copy()
        self.k = k
        self.fee = fee
        self.results = None

    def run(self):
        df = self.df
        df['range'] = (df['high'] - df['low']).shift(1)
        df['target'] = df['open'] + df['range'] * self.k
        df['ror'] = np.where(df['high'] > df['target'], df['close'] / df['target'] - self.fee, 1)
        df['hpr'] = df['ror'].cumprod()
        df['dd'] = (df['hpr'].cummax() - df['hpr']) / df['hpr'].cummax() * 100
        self.results = {'MDD(%)': df['dd'].max(), 'HPR': df['hpr'].iloc[-2]}
        return self.results

    @classmethod
    def find_best_k(cls, df, ks=np.arange(0.1, 1.0, 0.1)):
        scores = {round(float(k), 1): cls(df, k).run()['HPR'] for k in ks}
        best_k = max(scores, key=scores.get)
        return best_k, scores[best_k]


try:
    df = pd.read_csv('/data/prices.csv', parse_dates=['date'], index_col='date')
except Exception as e:
    print(f'Error loading data: {e}')
    raise SystemExit(1)

k, hpr = Backtester.find_best_k(df)
print(f'Best k: {k}, HPR: {hpr:.4f}')
result = Backtester(df, k).run()
with open('/output/result.json', 'w') as f:
    json.dump({key: float(val) for key, val in result.items()}, f, indent=4)

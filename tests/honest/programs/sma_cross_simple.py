import pandas as pd

# Simple moving average crossover
df = pd.read_csv('/data/prices.csv')
df['fast'] = df['close'].rolling(window=10).mean()
df['slow'] = df['close'].rolling(window=30).mean()
df['signal'] = 0
df.loc[df['fast'] > df['slow'], 'signal'] = 1
df['position'] = df['signal'].shift(1).fillna(0)
df['ret'] = df['close'].pct_change().fillna(0) * df['position']
equity = (1 + df['ret']).cumprod()
print('Total return: {:.2%}'.format(equity.iloc[-1] - 1))
print('Max drawdown: {:.2%}'.format((1 - equity / equity.cummax()).max()))
df[['date', 'open', 'close', 'signal']].to_csv('/output/signals.csv', index=False)
equity.to_json("/output/equity.json")

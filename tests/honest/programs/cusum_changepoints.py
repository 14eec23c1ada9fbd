import json, math
import numpy as np
import pandas as pd

def cusum(x, k=0.5, h=4.0):
    s_hi = s_lo = 0.0
    for i, v in enumerate(x):
        s_hi, s_lo = max(0.0, s_hi + v - k), max(0.0, s_lo - v - k)
        if s_hi > h or s_lo > h:
            yield i, (1 if s_hi > h else -1)
            s_hi = s_lo = 0.0

def triple_barrier(close, events, up=0.03, down=0.03, hold=15):
    labels = {}
    for i, side in events:
        window = close[i:i + hold + 1] / close[i] - 1
        hit_up = next((j for j, v in enumerate(window) if side * v >= up), math.inf)
        hit_dn = next((j for j, v in enumerate(window) if side * v <= -down), math.inf)
        labels[i] = (1 if hit_up < hit_dn else -1 if hit_dn < hit_up else 0, side * window[int(min(hit_up, hit_dn, len(window) - 1))])
    return labels

df = pd.read_csv('/data/prices.csv')
r = np.log(df['close']).diff().fillna(0)
z = ((r - r.rolling(60, 20).mean()) / r.rolling(60, 20).std()).fillna(0)
events = list(cusum(z.values))
labels = triple_barrier(df['close'].values, events)
outcomes = pd.DataFrame.from_dict(labels, orient='index', columns=['label', 'ret'])
print(len(events), outcomes['label'].value_counts().to_dict(), round(outcomes['ret'].sum(), 4))
print(outcomes.assign(date=df['date'].iloc[outcomes.index].values).head(3).to_dict('records'))
with open('/output/result.json', 'w') as f: json.dump({'events': len(events), 'pnl': float(outcomes['ret'].sum())}, f)

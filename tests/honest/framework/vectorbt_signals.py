import numpy as np
import pandas as pd
import vectorbt as vbt

price = pd.Series(np.linspace(100, 120, 60) + np.sin(np.arange(60)), name="close")
fast = vbt.MA.run(price, 10, short_name="fast")
slow = vbt.MA.run(price, 30, short_name="slow")
entries = fast.ma_crossed_above(slow)
exits = fast.ma_crossed_below(slow)
pf = vbt.Portfolio.from_signals(price, entries, exits, init_cash=10_000, fees=0.001, freq="1D")
print(pf.total_return(), pf.stats()["Total Return [%]"])
for open, close in zip(price, price.shift(-1)):
    if close != close:
        break

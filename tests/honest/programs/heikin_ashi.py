"""Heikin-Ashi candles: arrays called open and close, zip, enumerate, star-unpacking."""
import pandas as pd

frame = pd.read_csv("/data/prices.csv")
open = frame["open"].tolist()
high = frame.high.tolist()
low = frame["low"].tolist()
close = frame.close.tolist()

ha_close = [(o + h + l + c) / 4 for o, h, l, c in zip(open, high, low, close)]
ha_open = [open[0]]
for i, value in enumerate(ha_close[:-1]):
    ha_open.append((ha_open[i] + value) / 2)
colour = ["green" if c >= o else "red" for o, c in zip(ha_open, ha_close)]
first, *middle, last = colour
runs, current = [], 1
for a, b in zip(colour, colour[1:]):
    if a == b:
        current += 1
    else:
        runs.append(current)
        current = 1
print(first, last, len(middle), max(runs), colour.count("green"))
print(open[-1], ha_open[-1].__round__(2))
